/* gcc keeps the width of a bit-field wider than int in arithmetic. */
#include <stdio.h>

struct s { unsigned long long a : 33; long long b : 40; unsigned long long c : 48; };

int main(void)
{
	struct s s = { 0x1ffffffffULL, -1, 1 };

	printf("%llx %llx\n", (unsigned long long)(s.a << 1), (unsigned long long)(s.a + 1));
	printf("%llx %llx\n", (unsigned long long)~s.c, (unsigned long long)(s.c - 2));
	printf("%lld %d\n", (long long)(s.b * 2), s.a + 1 == 0);
	printf("%llx\n", (unsigned long long)-s.a);
	printf("%llx\n", (unsigned long long)(s.a + 1ULL));
	return 0;
}
