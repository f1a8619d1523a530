#define a(x, ...) f(x , ## __VA_ARGS__)
#define b(x, y...) f(x,##y , z)
#define c(...) f(, ## __VA_ARGS__)
#define d(x, ...) g(x, # __VA_ARGS__)
#define e(x, ...) { x, ## __VA_ARGS__, }
#define j(x, ...) x ## __VA_ARGS__
a(1) a(1,) a(1, 2) a() a(,) b(1) b(1,2,3) b(1,) c() c(1) c(,) d(1) d(1,) d(1, 2 , 3) e(1) e(1, 2) j(1) j(1,2) j(,2) j(a, b (1))
#define nest(x, ...) a(x, ## __VA_ARGS__)
nest(1) nest(1, 2) nest(1,) a(a(1), a(2, 3))
#define E
a(E) a(E, E) c(E) nest(E, E)
