/* Deep recursion in an argument. */
#include <stdio.h>

static int calls;

static int ack(int m, int n)
{
	calls++;
	if (!m)
		return n + 1;
	if (!n)
		return ack(m - 1, 1);
	return ack(m - 1, ack(m, n - 1));
}

int main(void)
{
	printf("%d", ack(2, 5));
	printf(" %d\n", calls);
	return 0;
}
