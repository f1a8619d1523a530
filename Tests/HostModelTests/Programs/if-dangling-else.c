/* An else belongs to the nearest if. */
#include <stdio.h>

static int f(int a, int b)
{
	if (a)
		if (b)
			return 1;
		else
			return 2;
	return 3;
}

int main(void)
{
	printf("%d %d %d %d\n", f(0, 0), f(0, 1), f(1, 0), f(1, 1));
	return 0;
}
