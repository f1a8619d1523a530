/* A bit-field wider than int keeps its odd width in arithmetic. */
#include <stdio.h>

struct s { unsigned long long a : 40; long long b : 33; unsigned long long c : 63; unsigned d : 31; };

int main(void)
{
	struct s s = { 0xffffffffffULL, -1, ~0ULL, ~0u };
	struct s t = { 1, 1, 1, 1 };

	printf("%llx\n", (unsigned long long)(s.a + t.a));
	printf("%llx\n", (unsigned long long)(s.a << 1));
	printf("%llx\n", (unsigned long long)(s.a * s.a));
	printf("%llx\n", (unsigned long long)-t.a);
	printf("%llx\n", (unsigned long long)~t.a);
	printf("%lld\n", (long long)(s.b - t.b));
	printf("%lld\n", (long long)(s.b * 3));
	printf("%llx\n", (unsigned long long)(s.c + 1));
	printf("%llx\n", (unsigned long long)(s.c + t.c));
	printf("%d %d\n", s.a + t.a == 0, s.a + 1 == 0);
	printf("%d %d\n", s.d > -1, (s.d + 1) < 0);
	printf("%llx\n", (unsigned long long)(s.a >> 39));
	return 0;
}
