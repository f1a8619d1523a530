/* ?: groups to the right. */
#include <stdio.h>

static const char *sign(int n)
{
	return n < 0 ? "minus" : n > 0 ? "plus" : "zero";
}

static int pick(int a, int b)
{
	return a ? b ? 1 : 2 : b ? 3 : 4;
}

int main(void)
{
	printf("%s %s %s\n", sign(-3), sign(0), sign(3));
	printf("%d%d%d%d\n", pick(1, 1), pick(1, 0), pick(0, 1), pick(0, 0));
	return 0;
}
