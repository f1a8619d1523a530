#define f(f) f f(f)
#define g(x, X, xx) xx X x X xx
#define h(define, include) include define # define #include
#define k(defined) defined #defined
#define l(a, __VA_ARG, ...) __VA_ARG a __VA_ARGS__
f(1) g(1, 2, 3) h(4, 5) k(6) l(7, 8, 9, 10)
