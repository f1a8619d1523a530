#define f(x, y) x + y
#define f(x, y) x   +	y
#define f(x, y) x /* c */ + y
f(1, 2)
#define o a b
#define o a   b
o
#define e
#define e /* nothing */
[e]
