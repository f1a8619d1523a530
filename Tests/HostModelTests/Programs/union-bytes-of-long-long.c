/* Byte order of a wide value. */
#include <stdio.h>

int main(void)
{
	union { unsigned long long w; unsigned char b[8]; struct { unsigned lo, hi; }; } u;
	unsigned r = 0;

	for (int i = 0; i < 8; i++)
		u.b[i] = 0x10 + i;
	printf("%llx %x %x\n", u.w, u.lo, u.hi);
	u.hi = 0;
	for (int i = 0; i < 8; i++)
		r = r * 3 + u.b[i];
	printf("%u\n", r);
	return 0;
}
