/* Commas in brackets, conditions and arguments in parentheses. */
#include <stdio.h>

static int id(int n)
{
	return n;
}

int main(void)
{
	int a[3] = { 10, 20, 30 }, i = 0;

	printf("%d ", a[i++, i]);
	if (i = 0, a[i] == 10)
		printf("%d ", id((i = 2, a[i])));
	printf("%d\n", (i == 2 ? i--, a[i] : 0));
	return 0;
}
