#define NEXT __COUNTER__
#define JOIN(a, b) a##b
#define XJOIN(a, b) JOIN(a, b)
#define U(p) XJOIN(p, NEXT)
#define LOCAL(x, n) LOCAL_(x, n)
#define LOCAL_(x, n) x##n + x##n
#define S(x) #x x
NEXT U(a) LOCAL(v, NEXT) S(NEXT) S(__COUNTER__) JOIN(x, NEXT) NEXT
__COUNTER__
