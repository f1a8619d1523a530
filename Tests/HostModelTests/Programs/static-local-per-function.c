/* Each function, and each block, has its own static of a name. */
#include <stdio.h>

static int a(void) { static int n; return n += 1; }
static int b(void) { static int n = 100; return n -= 1; }

static int c(int which)
{
	if (which) {
		static int n = 1000;

		return ++n;
	}
	static int n = 2000;

	return ++n;
}

int main(void)
{
	int r = 0;

	for (int i = 0; i < 3; i++)
		r += a() + b() + c(i & 1);
	printf("%d %d %d %d %d\n", r, a(), b(), c(0), c(1));
	return 0;
}
