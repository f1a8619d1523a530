/* Bit by bit, and Newton's way. */
#include <limits.h>
#include <stdio.h>

static unsigned root(unsigned long long n)
{
	unsigned long long r = 0;

	for (unsigned long long bit = 1ULL << 62; bit; bit >>= 2) {
		if (n >= r + bit) {
			n -= r + bit;
			r = (r >> 1) + bit;
		} else {
			r >>= 1;
		}
	}
	return r;
}

static unsigned newton(unsigned n)
{
	unsigned x = n, y = (n + 1) / 2;

	while (y < x) {
		x = y;
		y = (x + n / x) / 2;
	}
	return x;
}

int main(void)
{
	printf("%u %u %u %u\n", root(0), root(99), root(ULLONG_MAX), root(1ULL << 40));
	printf("%u %u %u\n", newton(144), newton(143), newton(4000000000u));
	return 0;
}
