/* Members of anonymous unions by name, overriding each other. */
#include <stdio.h>

struct s { int a; union { int i; struct { short lo, hi; }; }; int z; };

int main(void)
{
	struct s s = { 1, .lo = 2, .hi = 3, .z = 4 }, t = { .i = 5, 6 }, u = { 1, { 2 }, 3 };

	printf("%d %d %d %d\n", s.a, s.lo, s.hi, s.z);
	printf("%d %d %d %d\n", t.i, t.z, u.i, u.z);
	return 0;
}
