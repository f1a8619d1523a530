/* do_div() and its kin as own text. */
#include <stdint.h>
#include <stdio.h>

#define do_div(n, base) ({ uint32_t b_ = (base), r_ = (uint64_t)(n) % b_; (n) = (uint64_t)(n) / b_; r_; })
static int64_t div64_s64(int64_t a, int64_t b)
{
	int64_t q = (a < 0 ? -(uint64_t)a : a) / (b < 0 ? -(uint64_t)b : b);

	return (a ^ b) < 0 ? -q : q;
}

int main(void)
{
	uint64_t n = 0xfedcba9876543210ULL;
	uint32_t r = do_div(n, 1000000007);

	printf("%llu %u %lld %lld\n", (unsigned long long)n, r, (long long)div64_s64(-1000000000000LL, 7),
	       (long long)div64_s64(INT64_MIN, 3));
	printf("%lld\n", (long long)((n << 1) >> 3) % -77);
	return 0;
}
