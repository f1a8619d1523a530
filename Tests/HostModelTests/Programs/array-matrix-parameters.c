/* Matrices as parameters with known columns. */
#include <stdio.h>
#include <string.h>

static void mul(int r[][2], int a[2][2], int (*b)[2])
{
	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			r[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
}

int main(void)
{
	int f[2][2] = { { 1, 1 }, { 1, 0 } }, r[2][2] = { { 1, 0 }, { 0, 1 } }, t[2][2];

	for (int i = 0; i < 20; i++) {
		mul(t, r, f);
		memcpy(r, t, sizeof(r));
	}
	printf("%d %d\n", r[0][0], r[0][1]);
	return 0;
}
