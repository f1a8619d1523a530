/* A pointer stored in a union comes back as it was. */
#include <stdint.h>
#include <stdio.h>

union u { void *p; uintptr_t n; unsigned char bytes[sizeof(void *)]; };

int main(void)
{
	int x = 5;
	union u u, v;

	u.p = &x;
	for (unsigned i = 0; i < sizeof(u); i++)
		v.bytes[i] = u.bytes[i];
	*(int *)v.p += 2;
	printf("%d %d %d\n", x, u.n == v.n, v.p == &x);
	return 0;
}
