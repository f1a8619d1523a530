/* Writing one field leaves the others alone. */
#include <stdio.h>

union u { struct { unsigned a : 5, b : 11, c : 16; } f; unsigned w; };

int main(void)
{
	union u u = { .w = 0xffffffff };

	u.f.b = 0;
	printf("%x ", u.w);
	u.f.a = 0x12;
	printf("%x ", u.w);
	u.f.c = 0x1234;
	printf("%x\n", u.w);
	u.f.b = 0x7ff & ~0x80;
	printf("%x\n", u.w);
	return 0;
}
