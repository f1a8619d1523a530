#define f(x) x #x x##x (x) f(x)
#define a b
#define bb cc
#define aa dd
f(a) f(b) f() f(1)
#define g(x, y) x##y y##x #x#y x y
g(a, b) g(a, a) g(,a) g(b,)
