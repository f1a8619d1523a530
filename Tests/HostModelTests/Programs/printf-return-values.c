/* What printf, puts and putchar return. */
#include <stdio.h>

int main(void)
{
	int a = printf("%d\n", 12345), b = putchar('x'), c = printf("");

	putchar('\n');
	printf("%d %d %d %d\n", a, b, c, puts("") >= 0);
	return 0;
}
