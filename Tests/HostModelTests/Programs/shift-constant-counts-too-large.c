/* Constant counts beyond the width. */
#include <stdio.h>

int main(void)
{
	int i = 5; unsigned u = 5; long long l = 5;
	printf("%d %u %lld\n", i << 32, u >> 32, l << 64);
	printf("%d %u %lld\n", i << 35, u << 40, l >> 70);
	i <<= 33; u >>= 34; printf("%d %u\n", i, u);
	printf("%d\n", 3 << 1 << 31);
	return 0;
}
