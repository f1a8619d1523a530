/* clrsb, ctz, ffsll, parity, popcountll and byte swaps. */
#include <stdio.h>

int main(void)
{
	volatile long long v[] = { 0, 1, -1, 0x80000000LL, 0x8000000000000000LL, 0x123456789abcdef0LL, -2 };

	for (int i = 0; i < 7; i++) {
		long long x = v[i];

		printf("%d %d %d ", __builtin_ffs(x), __builtin_ffsll(x), __builtin_ffsl(x));
		printf("%d %d %d ", __builtin_parity(x), __builtin_parityll(x), __builtin_parityl(x));
		printf("%d %d %d ", __builtin_popcount(x), __builtin_popcountll(x), __builtin_popcountl(x));
		printf("%d %d %d ", __builtin_clrsb(x), __builtin_clrsbll(x), __builtin_clrsbl(x));
		if ((int)x) printf("%d %d ", __builtin_ctz(x), __builtin_clz(x));
		if (x) printf("%d %d ", __builtin_ctzll(x), __builtin_clzll(x));
		if ((long)x) printf("%d %d ", __builtin_ctzl(x), __builtin_clzl(x));
		printf("%x %x %llx\n", __builtin_bswap16(x), __builtin_bswap32(x), (unsigned long long)__builtin_bswap64(x));
	}
	return 0;
}
