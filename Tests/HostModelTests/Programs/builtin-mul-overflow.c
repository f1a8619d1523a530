/* Products at the ends of 32 and 64 bits. */
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

static int check(size_t n, size_t size)
{
	size_t bytes;

	return __builtin_mul_overflow(n, size, &bytes) ? -1 : (int)(bytes % 1000);
}

int main(void)
{
	long long w;
	unsigned long long q;
	int i;
	bool r;

	r = __builtin_mul_overflow(LLONG_MIN, -1, &w);
	printf("%d %lld\n", r, w);
	r = __builtin_mul_overflow(LLONG_MIN, -1, &q);
	printf("%d %llx\n", r, q);
	r = __builtin_mul_overflow(65536, 65536, &i);
	printf("%d %d\n", r, i);
	r = __builtin_mul_overflow(-1LL, ULLONG_MAX, &w);
	printf("%d %lld\n", r, w);
	printf("%d %d\n", check(SIZE_MAX / 2, 3), check(12, 12));
	return 0;
}
