/* The type of a constant follows from its value, base and suffix. */
#include <stdio.h>

#define N(e) _Generic((e), int: 1, unsigned: 2, long: 3, unsigned long: 4, long long: 5, unsigned long long: 6)

int main(void)
{
	printf("%d%d%d%d ", N(2147483647), N(2147483648), N(0x7fffffff), N(0x80000000));
	printf("%d%d%d%d ", N(4294967295), N(0xffffffff), N(4294967296), N(0x100000000));
	printf("%d%d%d%d ", N(1u), N(1l), N(1ul), N(1ll));
	printf("%d%d%d%d ", N(0x8000000000000000), N(037777777777), N(1LLU), N(9223372036854775807));
	printf("%d%d%d\n", N('a'), N(0b1111), N(4294967295u + 0L));
	return 0;
}
