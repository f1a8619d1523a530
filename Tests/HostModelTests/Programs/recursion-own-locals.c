/* Each call has its own variables, reached through pointers by the deeper ones. */
#include <stdio.h>

static int depth(int n, int *outer)
{
	int mine = n;

	if (n)
		depth(n - 1, &mine);
	if (outer)
		*outer += mine;
	return mine;
}

int main(void)
{
	printf("%d %d\n", depth(4, 0), depth(10, 0));
	return 0;
}
