/* Overflow is judged by the exact result and the type of the place. */
#include <stdio.h>

int main(void)
{
	unsigned char c; signed char s; unsigned u; int i; long long l; unsigned long long q; _Bool r[16]; int n = 0;

	r[n++] = __builtin_add_overflow(200, 100, &c); printf("%d ", c);
	r[n++] = __builtin_add_overflow(100, 100, &s); printf("%d ", s);
	r[n++] = __builtin_sub_overflow(1u, 2u, &i); printf("%d ", i);
	r[n++] = __builtin_sub_overflow(1, 2, &u); printf("%u ", u);
	r[n++] = __builtin_mul_overflow(-1, -1, &u); printf("%u ", u);
	r[n++] = __builtin_mul_overflow(1u << 31, 2, &i); printf("%d ", i);
	r[n++] = __builtin_mul_overflow(~0ULL, -1LL, &l); printf("%lld ", l);
	r[n++] = __builtin_add_overflow(~0ULL, -1, &q); printf("%llu ", q);
	r[n++] = __builtin_add_overflow(-1LL, ~0ULL, &l); printf("%lld ", l);
	r[n++] = __builtin_mul_overflow(0x7fffffffffffffffLL, 2, &q); printf("%llu ", q);
	r[n++] = __builtin_sub_overflow((char)-128, (short)1, &s); printf("%d\n", s);
	for (int k = 0; k < n; k++) printf("%d", r[k]);
	printf("\n%d %d %d\n", __builtin_add_overflow_p(1, 0x7fffffff, (int)0), __builtin_mul_overflow_p(16, 16, (unsigned char)0), __builtin_sub_overflow_p(0, 1, 0u));
	return 0;
}
