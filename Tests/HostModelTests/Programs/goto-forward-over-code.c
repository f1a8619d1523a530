/* A goto skips what lies between. */
#include <stdio.h>

int main(void)
{
	int n = 1;

	goto out;
	n = 50;
	puts("never");
out:
	printf("%d\n", n);
	return n;
}
