/* The rest of a union whose first member is small is zero. */
#include <stdio.h>

union u { char c; int i; long long l; struct { short a, b; } s; };
static union u a = { 1 }, b = { .l = -1 }, c = { .s = { .b = 3 } }, d;
static struct { union u u; int n; } e = { { 5 }, 6 }, f = { .u.s.a = 7, .n = 8 };

int main(void)
{
	union u l = { 'x' }, m = { .i = -1 }; union u n = m;

	printf("%lld %lld %d %lld\n", a.l, b.l, c.i, d.l);
	printf("%d %d %d %d\n", e.u.i, e.n, f.u.i, f.n);
	printf("%d %d %d\n", l.c, m.s.b, n.s.a);
	n = (union u){ .c = 2 }; printf("%d\n", n.c);
	n = (union u){ .l = 0x100000001LL }; printf("%d %d\n", n.i, n.s.a);
	printf("%d\n", (int)sizeof(union u));
	return 0;
}
