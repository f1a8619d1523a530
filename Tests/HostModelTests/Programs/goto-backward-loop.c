/* A loop made of goto. */
#include <stdio.h>

int main(void)
{
	int n = 0, sum = 0;

again:
	sum += n;
	if (++n < 10)
		goto again;
	printf("%d %d\n", n, sum);
	return 0;
}
