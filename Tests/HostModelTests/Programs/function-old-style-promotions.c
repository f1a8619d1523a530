/* Arguments of an old style function are promoted, then cut to the parameter. */
#include <stdio.h>

static int cut(c, s, u)
	char c;
	unsigned short s;
	unsigned char u;
{
	return c * 10000 + s % 1000 + u;
}

int main(void)
{
	printf("%d %d\n", cut(0x101, 0x10005, 0x1ff), (int)sizeof(cut(1, 2, 3)));
	return 0;
}
