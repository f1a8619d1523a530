/* <<= and >>= compute in the promoted type and cut. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 0x81;
	signed char s = 0x41;
	short h = 0x4001;
	int i = 1;

	c <<= 1; c >>= 1;
	s <<= 1; s >>= 1;
	h <<= 1; h >>= 1;
	i <<= 31; i >>= 31;
	printf("%d %d %d %d\n", c, s, h, i);
	return 0;
}
