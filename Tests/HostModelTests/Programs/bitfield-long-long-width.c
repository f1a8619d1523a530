/* Wide bit-fields in arithmetic and comparison. */
#include <stdio.h>

struct s { unsigned long long a : 33; long long b : 35; long long c : 64; };

int main(void)
{
	struct s s = { 0x1ffffffffULL, -1, -1 };

	printf("%llx %lld %lld\n", (unsigned long long)s.a, (long long)s.b, (long long)s.c);
	s.b = 1LL << 34;
	printf("%lld %d\n", (long long)s.b, s.b < 0);
	s.a = s.a * 2;
	printf("%llx %d\n", (unsigned long long)s.a, (int)sizeof(s));
	return 0;
}
