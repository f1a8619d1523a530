/* goto out of an argument list. */
#include <stdio.h>

static int add(int a, int b)
{
	return a + b;
}

static int f(int n)
{
	int r = add(1, ({ if (n < 0) goto bad; n * 2; }));

	return r;
bad:
	return -1;
}

int main(void)
{
	printf("%d %d\n", f(4), f(-4));
	return 0;
}
