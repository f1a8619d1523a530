/* Bytes and words seen through other pointers, as -fno-strict-aliasing allows. */
#include <stdio.h>

int main(void)
{
	unsigned w[2] = { 0x11223344, 0x55667788 };
	unsigned short *h = (unsigned short *)w;
	unsigned char *b = (unsigned char *)w;

	printf("%x %x %x\n", h[1], b[5], *(unsigned *)(b + 2));
	*(unsigned short *)(b + 3) = 0xabcd;
	printf("%x %x\n", w[0], w[1]);
	*(unsigned long long *)w += 0x100000000ULL;
	printf("%x %x\n", w[0], w[1]);
	return 0;
}
