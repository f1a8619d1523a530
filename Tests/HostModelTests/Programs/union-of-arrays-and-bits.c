/* Bits, bytes and a float-free mantissa of a word. */
#include <stdint.h>
#include <stdio.h>

union f { uint32_t w; struct { uint32_t man : 23, exp : 8, sign : 1; }; uint8_t b[4]; int8_t s[4]; };

int main(void)
{
	union f f = { 0xc0490fdb };

	printf("%x %u %u %d %u\n", f.man, f.exp, f.sign, f.s[3], f.b[3]);
	f.exp += 10;
	f.sign ^= 1;
	printf("%x\n", f.w);
	return 0;
}
