/* 128 by 32 bits, long division in base 2^32. */
#include <stdio.h>

static unsigned divide(unsigned *v, int n, unsigned by)
{
	unsigned long long rest = 0;

	while (n--) {
		rest = rest << 32 | v[n];
		v[n] = rest / by;
		rest %= by;
	}
	return rest;
}

int main(void)
{
	unsigned v[4] = { 0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff };
	char text[40];
	int n = 0;

	while (v[0] | v[1] | v[2] | v[3])
		text[n++] = '0' + divide(v, 4, 10);
	while (n)
		putchar(text[--n]);
	putchar('\n');
	return 0;
}
