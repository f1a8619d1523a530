/* Narrow arguments are converted first. */
#include <stdio.h>

int main(void)
{
	signed char c = -1;
	unsigned char u = 0x80;
	short s = -32768;
	long long w = 1LL << 32;

	printf("%d %d %d\n", __builtin_popcount(c), __builtin_clz(u), __builtin_popcount(s));
	printf("%d %d %d\n", __builtin_ffs(w), __builtin_popcountll(c), __builtin_ctz(s));
	printf("%d\n", __builtin_parity(w | 1));
	return 0;
}
