#define f(x, ...) __VA_ARGS__(x)
#define g(args...) args, args
#define h(a, rest...) a #rest rest
f(1, g) g(1, 2) h(1, 2, 3) h(1) f(2, g, h)
