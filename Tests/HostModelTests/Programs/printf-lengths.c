/* hh h l ll z j t. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	printf("%hhd %hhu %hd %hu\n", 300, -1, 70000, -1);
	printf("%ld %lu %lx\n", -5L, 5UL, 0x7fffffffL);
	printf("%lld %llu %llx\n", -1LL << 40, 1ULL << 40, -1LL);
	printf("%zu %zd %td %jd\n", sizeof(int), (ptrdiff_t)-3, (ptrdiff_t)4, (intmax_t)-9);
	return 0;
}
