/* Pointer arithmetic over structures of bit-fields only. */
#include <stdio.h>

struct b { unsigned char lo : 4, hi : 4; };

int main(void)
{
	unsigned char raw[4] = { 0x12, 0x34, 0x56, 0x78 };
	struct b *p = (struct b *)raw;
	int s = 0;

	for (; p < (struct b *)(raw + 4); p++)
		s = s * 16 + p->hi, s = s * 16 + p->lo;
	p[-1].lo = 0xf;
	printf("%x %x\n", s, raw[3]);
	return 0;
}
