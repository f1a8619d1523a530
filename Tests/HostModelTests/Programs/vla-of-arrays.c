/* Arrays of arrays whose lengths are computed, and pointers to their rows. */
#include <stdio.h>

static int two(int a, int b)
{
	short m[a][b], (*p)[b] = m;

	for (int i = 0; i < a; i++)
		for (int j = 0; j < b; j++)
			m[i][j] = i * 100 + j;
	p += 1;
	p++;
	p--;
	return (*p)[2] + (int)(&m[a - 1] - m) + sizeof(m) + sizeof(*p) + (int)(p - m);
}

static int half(int n)
{
	int v[n][2][n], w[2][n];
	int *last = &v[n - 1][1][n - 1];

	*last = 4;
	w[1][n - 1] = 3;
	return (int)((char *)last - (char *)v) + *last + w[1][n - 1] + sizeof(v[0]) + sizeof(w);
}

static int row(void *raw, int n)
{
	return ((int (*)[n])raw)[1][1];
}

int main(void)
{
	int m[3][3] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };

	printf("%d %d %d\n", two(3, 4), half(3), row(m, 3));
	return 0;
}
