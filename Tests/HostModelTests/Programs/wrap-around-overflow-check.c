/* A check by wrapping is not optimised away. */
#include <limits.h>
#include <stdio.h>

static int adds_up(int a, int b)
{
	int sum = a + b;

	return !((b > 0 && sum < a) || (b < 0 && sum > a));
}

int main(void)
{
	printf("%d%d%d%d\n", adds_up(1, 2), adds_up(INT_MAX, 1), adds_up(INT_MIN, -1), adds_up(INT_MIN, INT_MAX));
	printf("%d\n", INT_MAX + 1 < INT_MAX);
	return 0;
}
