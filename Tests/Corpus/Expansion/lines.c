#define f(a, b) a-b
f(1,
  2) f
(3, 4) f (
5
,
6
)
f/* c */(7 /* , */, 8) f // line
(9, 10)
f(\
11, 1\
2)
#define long_\
name(x) \
  x \
  + x
long_name(1)
lo\
ng_name(2)
