#define f(a) a*g
#define g(a) f(a)
f(2)(9)
#define obj f
obj(1) obj (2)
#define wrap(x) (x)
wrap(obj)(3) wrap(obj (4))
#define name wrap
name(name(5))
