/* realloc of NULL, growth of a zeroed block keeps zeros. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *p = realloc(NULL, 8), *q;

	p[0] = 5;
	p[1] = 6;
	q = realloc(p, 80);
	printf("%d %d\n", q[0], q[1]);
	q = realloc(q, 4);
	printf("%d\n", *q);
	free(q);
	return 0;
}
