/* The questions without a result, on types and bit-fields. */
#include <limits.h>
#include <stdio.h>

int main(void)
{
	int a = INT_MAX;

	printf("%d %d\n", __builtin_add_overflow_p(a, 1, (int)0), __builtin_add_overflow_p(a, 1, 0u));
	printf("%d %d\n", __builtin_sub_overflow_p(0, a, (unsigned char)0), __builtin_mul_overflow_p(a, 2, 0LL));
	printf("%d\n", __builtin_mul_overflow_p(16, 16, (unsigned char)1));
	return 0;
}
