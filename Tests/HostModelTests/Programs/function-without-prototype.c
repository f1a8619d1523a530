/* Called through empty parentheses, defined later. */
#include <stdio.h>

static int later();

int main(void)
{
	int (*f)() = later;

	printf("%d %d\n", later(4, 5), f(6, 7));
	return 0;
}

static int later(int a, int b)
{
	return a * b;
}
