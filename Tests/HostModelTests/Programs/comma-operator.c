/* The left operand is for its effects only. */
#include <stdio.h>

int main(void)
{
	int a = (1, 2, 3), b, c;

	b = 4, c = 5;
	a = (b++, c += b, b + c);
	printf("%d %d %d %d\n", a, b, c, (int)sizeof((char)1, (short)2));
	return (a, b);
}
