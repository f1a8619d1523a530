/* ++ and -- at the ends of each type. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 255;
	signed char s = 127;
	unsigned short h = 65535;
	short t = -32768;
	unsigned u = 0;
	long long w = -1;
	int r;

	r = c++;
	printf("%d %d\n", r, c);
	r = ++s;
	printf("%d %d\n", r, s);
	r = h++;
	printf("%d %d\n", r, h);
	r = t--;
	printf("%d %d\n", r, t);
	printf("%u ", u--);
	printf("%u ", u);
	printf("%lld ", ++w);
	printf("%lld\n", w--);
	return 0;
}
