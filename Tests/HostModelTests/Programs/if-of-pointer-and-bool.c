/* Any scalar is a condition: pointers, bools, bits, long longs. */
#include <stdio.h>

int main(void)
{
	int x = 0, *p = &x, *q = 0;
	long long high = 1LL << 40;
	char c = 256 & 0xff;

	if (p)
		puts("p");
	if (!q)
		puts("not q");
	if (high)
		puts("high bits count");
	if (c)
		puts("c");
	else
		puts("c is zero");
	if (main)
		puts("a function is not zero");
	return 0;
}
