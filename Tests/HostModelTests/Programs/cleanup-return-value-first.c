/* The returned value is computed before cleanups run. */
#include <stdio.h>

static void clear(int *p)
{
	printf("clear %d\n", *p);
	*p = 0;
}

static int f(void)
{
	int n __attribute__((cleanup(clear))) = 42;

	return n;
}

int main(void)
{
	return f();
}
