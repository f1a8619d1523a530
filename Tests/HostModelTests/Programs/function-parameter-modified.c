/* Parameters are variables of the callee. */
#include <stdio.h>

static int collatz(unsigned n)
{
	int steps = 0;

	for (; n != 1; steps++)
		n = n & 1 ? 3 * n + 1 : n / 2;
	return steps;
}

int main(void)
{
	unsigned n = 27;
	int s = collatz(n);

	printf("%d %u\n", s, n);
	return s;
}
