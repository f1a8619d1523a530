/* Two functions that call each other. */
#include <stdio.h>

static int odd(unsigned n);

static int even(unsigned n)
{
	return n ? odd(n - 1) : 1;
}

static int odd(unsigned n)
{
	return n ? even(n - 1) : 0;
}

int main(void)
{
	printf("%d %d %d %d\n", even(100), odd(100), even(57), odd(57));
	return 0;
}
