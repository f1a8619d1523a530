/* a ?: b evaluates a once (GNU C). */
#include <stdio.h>

static int calls;

static int get(int n)
{
	calls++;
	return n;
}

int main(void)
{
	const char *s = 0;

	printf("%d %d %s\n", get(5) ?: 9, get(0) ?: 9, s ?: "none");
	printf("%lld", get(-1) ?: 1LL);
	printf(" %d\n", calls);
	return calls;
}
