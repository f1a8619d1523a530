/* The right side may be wider than the left. */
#include <stdio.h>

int main(void)
{
	int i = 1000000;
	unsigned char c = 10;
	short h = 100;

	i += 1LL << 33;
	c *= 1000LL;
	h -= 0x12345LL;
	printf("%d %d %d\n", i, c, h);
	i /= 3u;
	c -= 300u;
	h %= 7LL;
	printf("%d %d %d\n", i, c, h);
	i = -10;
	i /= 3u;
	h = -7;
	h >>= 1LL;
	printf("%d %d\n", i, h);
	return 0;
}
