#define a b c
#define b c a
#define c a b
a | b | c
#define p(x) q(x) x
#define q(x) r(x) x
#define r(x) p(x) x
p(1) q(p(2)) r(q)(3) p(p)(q)
