#define x
#define y 0
#define z(a) a
#if defined x && defined(y) && defined ( z ) && !defined w && ! defined ( w )
a
#endif
#if defined(x) + defined(y) + defined(z) + defined(w) == 3
b
#endif
#if (defined x) && (defined(w) || defined y)
c
#endif
#if defined(defined_too) && defined x
d
#elif !defined(defined_too)
e
#endif
#define IS(n) defined(n)
#define HAS_X defined x
#if IS(z) && !IS(w) && HAS_X
f
#endif
#define and_more(n) && n
#if defined x and_more(5) and_more(defined z)
g
#endif
