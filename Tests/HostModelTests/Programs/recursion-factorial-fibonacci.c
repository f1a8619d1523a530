/* Plain recursion. */
#include <stdio.h>

static unsigned long long fact(unsigned n)
{
	return n < 2 ? 1 : n * fact(n - 1);
}

static int fib(int n)
{
	return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

int main(void)
{
	printf("%llu %d\n", fact(20), fib(15));
	return fib(10);
}
