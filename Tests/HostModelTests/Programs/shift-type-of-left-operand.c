/* The result has the promoted type of the left operand alone. */
#include <stdio.h>

int main(void)
{
	int one = 1;
	long long n = 31;

	printf("%d\n", (one << n) < 0);
	printf("%lld\n", 1LL << one << 33);
	printf("%d %d\n", (int)sizeof(one << n), (int)sizeof((char)1 << 1LL));
	printf("%u\n", 1u << n);
	return 0;
}
