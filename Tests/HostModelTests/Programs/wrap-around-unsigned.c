/* Unsigned arithmetic is modulo two to the width. */
#include <limits.h>
#include <stdio.h>

int main(void)
{
	unsigned u = 0;
	unsigned long l = 0;
	unsigned short h = 0;

	u--;
	l -= 2;
	h -= 3;
	printf("%u %d %u\n", u, l == ULONG_MAX - 1, h);
	printf("%u %u\n", 3u - 5u, 4000000000u + 500000000u);
	printf("%llu\n", 0ULL - 1);
	printf("%u\n", -5u / 2);
	return 0;
}
