/* Assignments inside conditions, subscripts and returns. */
#include <stdio.h>

static int g;
static int set(int n) { return g = n * 2; }

int main(void)
{
	int a, b = 3, v[4] = { 1, 2, 3, 4 };

	if ((a = b - 3) || (b = 7))
		printf("%d %d\n", a, b);
	v[a = 2] = v[b = 1] + 10;
	while ((b -= 1) >= 0 && (a += b))
		;
	printf("%d %d %d\n", a, b, v[2]);
	printf("%d\n", set(a = 5));
	for (a = 0; (b = v[a]) != 4; a++)
		g += b;
	printf("%d %d %d\n", a, b, g);
	return 0;
}
