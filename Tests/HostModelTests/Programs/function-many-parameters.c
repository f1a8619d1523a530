/* More parameters than registers, of mixed widths. */
#include <stdbool.h>
#include <stdio.h>

static long long f(char a, long long b, short c, int d, unsigned char e, long f, const char *g, bool h,
		   unsigned i, long long j, signed char k, void *l)
{
	return a + b * 2 + c * 3 + d * 4 + e * 5 + f * 6 + g[0] * 7 + h * 8 + i * 9 + j * 10 + k * 11 + (l == 0) * 12;
}

int main(void)
{
	printf("%lld\n", f(1, 1LL << 35, -3, 4, 255, -6, "g", true, 9, -(1LL << 34), -11, 0));
	return 0;
}
