/* A macro is not expanded inside itself. */
#include <stdio.h>

static int a = 5;

#define f(x) (f(x) + 1)
#define a b
#define b a + 1

static int (f)(int x)
{
	return x * 2;
}

int main(void)
{
	printf("%d %d\n", f(3), f(f(1)));
	printf("%d\n", a);
	return 0;
}
