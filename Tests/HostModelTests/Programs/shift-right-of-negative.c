/* >> of a negative number keeps the sign. */
#include <limits.h>
#include <stdio.h>

int main(void)
{
	signed char c = -100;
	short s = -1000;
	int i = -100000;
	long l = -7;
	long long w = LLONG_MIN;

	printf("%d %d %d %ld %lld\n", c >> 3, s >> 4, i >> 7, l >> 1, w >> 62);
	printf("%d %lld\n", -1 >> 31, w >> 63);
	i >>= 31;
	printf("%d\n", i);
	return 0;
}
