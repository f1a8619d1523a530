#define P(a, b) a##b
#define PP(a, b) P(a, b)
#define ab 7
#define a 1
P(a, b) PP(a, b) P(<, <=) P(-, >) P(1, .5) P(., 5) P(x, 1) P(1, x) P(L, "s") P(a,) P(, b) P(,)
#define Q(x) x##1 ## x
Q(y) Q(1) Q()
#define obj x ## y
obj
#define H #
#define obj2 a ## b ab
obj2
