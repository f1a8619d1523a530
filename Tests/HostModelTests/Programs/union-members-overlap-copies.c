/* Assignment from one member of a union to another. */
#include <stdio.h>

union u { struct { int a, b; } p; struct { int c, d; } q; long long w; };

int main(void)
{
	union u u = { .p = { 1, 2 } };

	u.q.c = u.p.b;
	u.p.b = 5;
	u.w = u.w << 1;
	printf("%d %d\n", u.q.c, u.p.b);
	return 0;
}
