#define A(x, ...) x ## __VA_OPT__(y)
#define B(x, ...) x __VA_OPT__(a ## b) z
#define C(x, ...) __VA_OPT__(p x) ## q
#define D(x, ...) f(x __VA_OPT__(,) __VA_ARGS__)
A(1) A(1, 2) A(,) B(1) B(1, 2) C(3) C(3, 4) D(1) D(1,) D(1, 2) D() D(, 2) D(,)
#define E(a, ...) __VA_OPT__() a __VA_OPT__(,)
E(1) E(1, 2)
#define s(n, ...) struct n { int n ## _a; __VA_OPT__(int n ## _b[] = { __VA_ARGS__ };) }
s(x); s(x, 1, 2);
