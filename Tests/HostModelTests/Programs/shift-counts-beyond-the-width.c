/* Counts of shifts beyond the width: of constants, and computed. */
#include <stdio.h>

int main(void)
{
	int n = 33, m = -1, w = 64; unsigned u = 5; long long l = 3; unsigned char c = 1; short s = -2;

	printf("%d %u %d\n", 1 << n, u >> n, -8 >> n);
	printf("%d %u\n", 1 << m, u << m);
	printf("%lld %lld\n", l << w, l >> (w + 1));
	printf("%d %d\n", c << n, s >> n);
	u <<= n; printf("%u\n", u); l <<= 65 + n - n; printf("%lld\n", l);
	c <<= 9; printf("%d\n", c);
	printf("%d\n", 1 << (n & 31) | 1 << (long long)n);
	return 0;
}
