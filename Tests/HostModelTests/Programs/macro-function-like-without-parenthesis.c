/* The name of a function-like macro alone is no call. */
#include <stdio.h>

#define f(x) ((x) + 1)
#define g f
#define h(x) f
#define LATE f(

static int (f)(int n) { return n * 10; }

int main(void)
{
	int (*p)(int) = f;

	printf("%d %d %d %d\n", p(1), g(1), h(0)(1), (f)(1));
	printf("%d\n", LATE 5));
	printf("%d\n", f
	       (6));
	return 0;
}
