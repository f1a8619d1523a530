/* Comparisons after the usual conversions, in all their traps. */
#include <stdio.h>

int main(void)
{
	signed char sc = -1; unsigned char uc = 255; short s = -1; unsigned short us = 65535; int i = -1; unsigned u = -1;
	long l = -1; long long ll = -1; unsigned long long ull = -1; char c = 200;

	printf("%d%d%d%d\n", sc == uc, sc == (signed char)uc, s == us, sc == i);
	printf("%d%d%d%d\n", i == u, i < u, l == u, ll == u);
	printf("%d%d%d%d\n", ll == ull, u == ull, (unsigned)ll == u, s < us);
	printf("%d%d%d%d\n", c == 200, c < 0, (unsigned char)c == 200, -1 < sizeof(int));
	printf("%d%d%d\n", sc < 0u, us > -1, uc > -1);
	printf("%d%d%d\n", i > 0u, (i > 0) > -1, -1 > (unsigned char)1);
	printf("%d\n", 1 < 0 < 5);
	return 0;
}
