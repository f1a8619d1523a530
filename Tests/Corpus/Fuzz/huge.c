struct s { char a[0x7fffffffffffffff]; char b[0x7fffffffffffffff]; struct { long c[0x7fffffffffffffff]; } d[4]; } x;
int b[] = { [0x7fffffffffffffff] = 1, [0 ... 0x7fffffffffffffff] = 2, [0xffffffffffffffff] = 3, 4 };
struct w { unsigned long long a : 0x7fffffffffffffff; int b : -1; int c[-1]; char d __attribute__((aligned(0x7fffffffffffffff))); } y;
enum e { A = 0x7fffffffffffffff, B, C = 0xffffffffffffffff, D };
int f(void) { return sizeof(struct s) + sizeof(x.d[3]) + __builtin_offsetof(struct s, d[0x7fffffffffffffff].c[0x7fffffffffffffff]) + x.b[0x7fffffffffffffff] + (1 << 0x7fffffffffffffff) + B + D; }
#if 0x7fffffffffffffff * 0x7fffffffffffffff + (-0x7fffffffffffffff - 1) / -1 + (-0x7fffffffffffffff - 1) % -1 << 0x7fffffffffffffff
int g;
#endif
