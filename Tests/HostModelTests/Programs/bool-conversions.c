/* Anything that is not zero becomes 1. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	int x = 0;
	bool a = 2, b = 256, c = &x, d = 1LL << 40, e = 0, f = -1;
	unsigned char u = 256;

	printf("%d%d%d%d%d%d%d\n", a, b, c, d, e, f, u);
	printf("%d %d\n", (bool)0x100 + (bool)5, (int)sizeof(bool));
	a -= 1;
	b -= 2;
	return a * 2 + b;
}
