/* Quotients and remainders at the ends of types that are promoted or widened. */
#include <stdio.h>

int main(void)
{
	signed char c = -128; short s = -32768; int m = -1; long long l = -9223372036854775807LL - 1;
	unsigned u = 0x80000000u;

	printf("%d %d %d %d\n", c / m, c % m, s / m, s % m);
	printf("%lld %lld\n", (l + 1) / m, l % 7);
	printf("%u %u\n", u / m, u % m);
	printf("%lld %lld\n", l / 2, l / l);
	printf("%llu\n", (unsigned long long)l / -1);
	c /= m; s /= m; printf("%d %d\n", c, s);
	printf("%d %d %d %d\n", -7 / 2, -7 % 2, 7 / -2, 7 % -2);
	return 0;
}
