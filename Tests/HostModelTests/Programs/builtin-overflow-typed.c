/* sadd, uadd, smul, umul and their l and ll kin. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	int i;
	unsigned u;
	long l;
	unsigned long long q;
	bool a = __builtin_sadd_overflow(INT_MAX, 1, &i), b = __builtin_uadd_overflow(~0u, 2, &u);
	bool c = __builtin_smull_overflow(LONG_MAX, 2, &l), d = __builtin_umulll_overflow(1ULL << 33, 1ULL << 31, &q);

	printf("%d%d%d%d %d %u %ld %llu\n", a, b, c, d, i, u, l, q);
	a = __builtin_ssub_overflow(-5, INT_MAX, &i);
	b = __builtin_usub_overflow(1, 2, &u);
	printf("%d%d %d %u\n", a, b, i, u);
	return 0;
}
