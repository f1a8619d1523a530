/* Euclid's algorithm, its extension, and powers modulo a prime. */
#include <stdio.h>

static long long extended(long long a, long long b, long long *x, long long *y)
{
	long long x1, y1, g;

	if (!b) {
		*x = 1;
		*y = 0;
		return a;
	}
	g = extended(b, a % b, &x1, &y1);
	*x = y1;
	*y = x1 - a / b * y1;
	return g;
}

static unsigned power(unsigned long long base, unsigned e, unsigned m)
{
	unsigned long long r = 1;

	for (base %= m; e; e >>= 1, base = base * base % m)
		if (e & 1)
			r = r * base % m;
	return r;
}

int main(void)
{
	long long x, y, g = extended(240, 46, &x, &y);

	printf("%lld %lld %lld %u\n", g, x, y, power(3, 1000000005, 1000000007));
	return 0;
}
