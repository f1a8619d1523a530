#define x 1
#if x
x
#endif
#define y x x
y