/* Shifts and wrap-around that the front end folds. */
#include <limits.h>
#include <stdio.h>

enum { A = 1 << 31 >> 31, B = (unsigned char)(0xff << 4) };
static const unsigned c = 1u << 31 << 1, d = -1 >> 1u;
static const long long e = 1LL << 62 << 1, f = (int)0x80000000 >> 4;
static const unsigned long long g = (unsigned)-1 + 1, h = (unsigned)-1 + 1LL;

int main(void)
{
	printf("%d %d %u %u %lld %lld %llu %llu\n", A, B, c, d, e, f, g, h);
	printf("%d\n", INT_MAX + 1 == INT_MIN);
	return 0;
}
