#define f(x, y) {x|y}
int v = f(
	1 + /* , */ 2 // )
	, "a\
b" ) ;
f ( ( , ) , )
f
(
,
)
;
