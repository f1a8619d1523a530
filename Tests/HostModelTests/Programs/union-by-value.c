/* Unions assigned, passed and returned. */
#include <stdio.h>

union u { int n; char c[12]; long long w; };

static union u flip(union u u)
{
	u.n = ~u.n;
	return u;
}

int main(void)
{
	union u a = { .w = 0x1122334455667788LL }, b = flip(a);

	printf("%x %llx %d\n", b.n, (unsigned long long)a.w, (int)sizeof(union u));
	a = b;
	printf("%d\n", a.c[3]);
	return 0;
}
