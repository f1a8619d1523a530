/* A union's bytes read as another member. */
#include <stdio.h>

union u { unsigned w; unsigned char b[4]; unsigned short h[2]; int i; };

int main(void)
{
	union u u = { 0x80c0e0f1 };

	printf("%02x %02x %04x %d\n", u.b[0], u.b[3], u.h[1], u.i);
	u.b[1] = 0x55;
	u.h[1] = 0x1234;
	printf("%x\n", u.w);
	return 0;
}
