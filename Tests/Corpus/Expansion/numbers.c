#define e 5
#define x1 6
1e+e 1e 1+e 0x1 0xe+1 1.e 1..2 ..3 1x1 .5e x1e 0b11 1'0 1e-e+e
#define f(x) x
f(1.0f) f(1ULL) f(0x1p-3)
