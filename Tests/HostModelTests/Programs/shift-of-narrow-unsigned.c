/* A narrow operand is promoted before it is shifted. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 0xff;
	unsigned short s = 0x8001;

	printf("%x %x %x\n", c << 4, (unsigned char)(c << 4), c >> 3);
	printf("%x %x %d\n", s << 15, (unsigned short)(s << 1), (s << 16) < 0);
	c <<= 1;
	s >>= 1;
	printf("%x %x\n", c, s);
	return 0;
}
