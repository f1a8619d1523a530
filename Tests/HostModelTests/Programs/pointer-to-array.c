/* A pointer to a whole array moves by rows. */
#include <stdio.h>

static int total(int (*m)[3], int rows)
{
	int sum = 0;

	for (int i = 0; i < rows; i++, m++)
		for (int k = 0; k < 3; k++)
			sum = sum * 2 + (*m)[k];
	return sum;
}

int main(void)
{
	int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }, (*p)[3] = m, (*whole)[2][3] = &m;

	printf("%d %d %d\n", p[1][2], (*whole)[1][0], *(*(p + 1) + 1));
	printf("%d %d\n", total(m, 2), (int)sizeof(*p));
	return 0;
}
