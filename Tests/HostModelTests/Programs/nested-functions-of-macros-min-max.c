/* min3, clamp and swap as the kernel has them. */
#include <stdio.h>

#define __cmp_once(op, x, y, ux, uy) ({ typeof(x) ux = (x); typeof(y) uy = (y); ux op uy ? ux : uy; })
#define CAT_(a, b) a##b
#define CAT(a, b) CAT_(a, b)
#define min(x, y) __cmp_once(<, x, y, CAT(ux_, __COUNTER__), CAT(uy_, __COUNTER__))
#define max(x, y) __cmp_once(>, x, y, CAT(ux_, __COUNTER__), CAT(uy_, __COUNTER__))
#define clamp(v, l, h) min(max(v, l), h)
#define swap(a, b) do { typeof(a) __t = (a); (a) = (b); (b) = __t; } while (0)
static int n; static int f(int v) { n++; return v; }
int main(void)
{
	int a = 3, b = 9; char c = -1; long l = 5;
	printf("%d %d %d\n", min(a, b), max(f(2), f(1)), n);
	printf("%d %d %d\n", clamp(f(50), a, b), clamp(-5, a, b), n);
	printf("%d %ld\n", min(c, (char)3), max(l, min(7L, 8L)));
	swap(a, b); swap(l, l); printf("%d %d %ld\n", a, b, l);
	printf("%d\n", min(min(f(4), f(3)), min(f(2), max(f(1), f(0)))));
	return 0;
}
