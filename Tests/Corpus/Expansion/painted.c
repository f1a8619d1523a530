#define f(x) x f
#define g(x) g
#define id(x) x
f(1)(2)(3) id(f(1))(2) g(1)(2) id(g(1)(2))(3) id(id)(4) id(id(id)(5))
#define NIL(xxx) xxx
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
G_0(42)
