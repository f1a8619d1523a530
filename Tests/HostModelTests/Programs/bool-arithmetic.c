/* bools in arithmetic are ints, and increments saturate. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	bool b = 0;

	b++;
	b++;
	printf("%d", b);
	b += 7;
	printf(" %d", b);
	b = b * 2 - 2;
	printf(" %d", b);
	b--;
	printf(" %d", b);
	b = ~b;
	printf(" %d %d %d\n", b, -b, b + b);
	return 0;
}
