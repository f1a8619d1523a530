/* Structures through recursion by value. */
#include <stdio.h>

struct acc { int depth, product; };

static struct acc go(struct acc a)
{
	if (a.depth == 6)
		return a;
	a.depth++;
	a.product *= a.depth;
	return go(a);
}

int main(void)
{
	struct acc a = go((struct acc) { 0, 1 });

	printf("%d %d\n", a.depth, a.product);
	return 0;
}
