/* One static for all levels of a recursion. */
#include <stdio.h>

static int depth(int n)
{
	static int deepest;
	static int now;

	now++;
	if (now > deepest)
		deepest = now;
	if (n)
		depth(n - 1), depth(n / 3);
	now--;
	return deepest * 10 + now;
}

int main(void)
{
	printf("%d ", depth(2));
	printf("%d\n", depth(6));
	return 0;
}
