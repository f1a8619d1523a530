/* Three levels, changed from inside. */
#include <stdio.h>

static void redirect(int **pp, int *to)
{
	*pp = to;
}

int main(void)
{
	int x = 1, y = 2, *p = &x, **pp = &p, ***ppp = &pp;

	***ppp = 10;
	redirect(*ppp, &y);
	**pp += 5;
	printf("%d %d %d %d\n", x, y, *p, p == &y);
	return 0;
}
