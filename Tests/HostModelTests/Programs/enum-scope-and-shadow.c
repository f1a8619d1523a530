/* An enumerator of an inner block hides one outside. */
#include <stdio.h>

enum { LIMIT = 10 };

static int f(enum { ONE = 1, TWO } n)
{
	enum { LIMIT = 20, NEXT };

	return LIMIT + NEXT + n + TWO;
}

int main(void)
{
	int a = LIMIT;
	{
		enum { LIMIT = sizeof(a) - 1 };
		a += LIMIT;
	}
	printf("%d %d\n", a, f(1));
	return 0;
}
