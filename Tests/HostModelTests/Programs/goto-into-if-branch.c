/* Labels in both branches of an if. */
#include <stdio.h>

static int f(int n)
{
	int r = 0;

	if (n == 1)
		goto yes;
	if (n == 2)
		goto no;
	if (n > 5) {
yes:
		r += 1;
	} else {
no:
		r += 10;
	}
	return r + 100;
}

int main(void)
{
	printf("%d %d %d %d\n", f(1), f(2), f(3), f(6));
	return 0;
}
