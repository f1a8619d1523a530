/* Statics are shared by all calls, locals are not. */
#include <stdio.h>

static int f(int n)
{
	static int depth, deepest, *last;
	int here = n, *before = last;

	last = &here;
	if (++depth > deepest) deepest = depth;
	if (n > 0) here += f(n - 1) + f(n - 2);
	if (before) *before += 1;
	last = before;
	depth--;
	return here * 10 + deepest % 10;
}

int main(void)
{
	printf("%d\n", f(5));
	printf("%d\n", f(1));
	return 0;
}
