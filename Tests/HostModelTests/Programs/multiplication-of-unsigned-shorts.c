/* Products of unsigned short are of int and wrap around. */
#include <stdio.h>

int main(void)
{
	unsigned short a = 65535, b = 65535;
	unsigned char c = 255, d = 255;
	unsigned u = a * b; long long l = a * b;

	printf("%u %lld %d\n", u, l, a * b < 0);
	printf("%d %d\n", c * d * c * d, c * d * c * d / 3);
	a *= b; printf("%d\n", a);
	c *= d; printf("%d\n", c);
	printf("%d\n", (unsigned short)(a - 2) > 0);
	return 0;
}
