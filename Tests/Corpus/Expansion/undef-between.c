#define f(x) old x
#define g() f(g)
g() f(1)
#undef f
g() f(2)
#define f new
g() f(3)
#undef g
g() f
#define g(...) __VA_ARGS__ f
#undef f
g(f, g)
#define f(x) last x
g(f(1), f)(2)
