#define f(x) one x
f(1)
#undef f
f(2)
#define f two
f(3)
#undef f
#define f(x, y) three y x
f(4, 5)
#define g() f(6, 7)
g()
#undef f
g()
