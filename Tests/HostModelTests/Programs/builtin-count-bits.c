/* clz, ctz, ffs, popcount and parity of all widths. */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 32; i += 5) {
		unsigned w = 0x9u << i | 1u << i;

		if (w)
			printf("%d %d %d %d %d\n", __builtin_clz(w), __builtin_ctz(w), __builtin_ffs(w),
			       __builtin_popcount(w), __builtin_parity(w));
	}
	for (int i = 1; i < 64; i += 9) {
		unsigned long long w = 0x700000001ULL << i;

		if (w)
			printf("%d %d %d %d %d\n", __builtin_clzll(w), __builtin_ctzll(w), __builtin_ffsll(w),
			       __builtin_popcountll(w), __builtin_parityll(w));
	}
	printf("%d %d %d\n", __builtin_clzl(1), __builtin_ctzl(8), __builtin_popcountl(-1L));
	printf("%d %d %d\n", __builtin_ffs(0), __builtin_ffsll(0), __builtin_popcount(-1));
	return 0;
}
