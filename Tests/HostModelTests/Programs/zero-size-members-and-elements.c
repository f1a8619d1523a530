/* Objects without size keep their places. */
#include <stdio.h>

struct e { }; struct z { int a; struct e e; int b[0]; char c; }; union u { struct e e; int z[0]; };
struct t { char c; long long l[0]; };

int main(void)
{
	struct z z = { 1, { }, { }, 'c' }; struct e a[3], *p = a; int none[0]; union u u;

	printf("%d %d %d\n", (int)sizeof(struct e), (int)sizeof(struct z), (int)sizeof(union u));
	printf("%d %d\n", (int)sizeof(a), (int)sizeof(none));
	printf("%d %d\n", (int)__builtin_offsetof(struct z, e), (int)__builtin_offsetof(struct z, b));
	printf("%d %d\n", (int)sizeof(struct t), (int)_Alignof(struct t));
	printf("%d %d\n", z.a, z.c);
	a[1] = a[0]; *p = a[2];
	(void)u;
	return 0;
}
