/* Without a last expression there is no value, in a conditional and a comma. */
#include <stdio.h>

static int n;

int main(void)
{
	1 ? ({ n++; (void)0; }) : (void)0;
	(({ if (n) n += 5; }), n *= 2);
	printf("%d\n", n);
	return n;
}
