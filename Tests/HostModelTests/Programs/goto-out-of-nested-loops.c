/* The error path of three loops. */
#include <stdio.h>

static int find(int want)
{
	int a, b, c = 0;

	for (a = 1; a < 20; a++)
		for (b = a; b < 20; b++)
			for (c = b; c < 30; c++)
				if (a * a + b * b == c * c && a + b + c == want)
					goto found;
	return -1;
found:
	printf("%d %d %d\n", a, b, c);
	return c;
}

int main(void)
{
	printf("%d\n", find(12) + find(30) + find(31));
	return 0;
}
