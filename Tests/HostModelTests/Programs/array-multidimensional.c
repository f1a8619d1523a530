/* Three dimensions in row order. */
#include <stdio.h>

int main(void)
{
	int a[2][3][4], *flat = &a[0][0][0], n = 0;

	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 3; j++)
			for (int k = 0; k < 4; k++)
				a[i][j][k] = n++;
	printf("%d %d %d\n", flat[23], a[1][2][3], *(*(*(a + 1) + 1) + 2));
	printf("%d %d %d\n", (int)sizeof(a), (int)sizeof(a[0]), (int)sizeof(a[0][0]));
	printf("%d\n", (int)(&a[1][0][0] - &a[0][2][0]));
	return 0;
}
