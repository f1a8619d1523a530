#define x x1 x
#define f(a) a a
#define g(a, b) a ## b
#define xx joined
f(x) f(f) f(f(x)) g(x, x) g(x,) f(g(x, x)) f(f)(x)
#define y f(y)
y f(y)
