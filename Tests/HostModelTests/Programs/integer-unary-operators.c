/* - ~ ! + of every width. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 1;
	short s = -32768;
	unsigned u = 1;
	long long w = 1;
	unsigned long long q = 1;

	printf("%d %d %d\n", -c, ~c, !c);
	printf("%d %d\n", -s, ~s);
	printf("%u %u %d\n", -u, ~u, -u > 0);
	printf("%lld %lld %llu %llu\n", -w, ~w, -q, ~q);
	printf("%d %d\n", (int)sizeof(+c), (int)sizeof(~s));
	return 0;
}
