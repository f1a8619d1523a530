/* A tentative array without a size gets it from a later one. */
#include <stdio.h>

static int v[];

static int sum(void)
{
	return v[0] + v[3];
}

static int v[4];

int main(void)
{
	v[3] = 20;
	printf("%d %d\n", sum(), (int)sizeof(v));
	return 0;
}
