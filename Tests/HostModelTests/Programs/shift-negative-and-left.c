/* Left shifts of negatives and of narrow types. */
#include <stdio.h>

int main(void)
{
	int i = -5; long l = -5; signed char c = -128; short s = -1; unsigned char u = 255;
	int n = 31;

	printf("%d %d %d\n", i << 3, i >> 1, i >> 31);
	printf("%ld %ld\n", l << 4, l >> 2);
	printf("%d %d %d\n", c << 1, c >> 7, c << 24);
	printf("%d %d\n", s << 16, s >> 15);
	printf("%d %d %u\n", u << 24, u << 23, (unsigned)u << 24);
	printf("%d %d\n", 1 << n, (1 << n) - 1);
	printf("%d\n", (-1 << 31) >> 31);
	c <<= 1; printf("%d\n", c); u <<= 1; printf("%d\n", u); u >>= 1; printf("%d\n", u);
	s >>= 20; printf("%d\n", s);
	return 0;
}
