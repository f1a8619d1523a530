/* Fibonacci by powers of a matrix passed by value. */
#include <stdio.h>

struct m { unsigned long long a[2][2]; };

static struct m mul(struct m x, struct m y)
{
	struct m r = { };

	for (int i = 0; i < 2; i++)
		for (int j = 0; j < 2; j++)
			for (int k = 0; k < 2; k++)
				r.a[i][j] += x.a[i][k] * y.a[k][j];
	return r;
}

int main(void)
{
	struct m r = { { { 1, 0 }, { 0, 1 } } }, b = { { { 1, 1 }, { 1, 0 } } };

	for (int n = 90; n; n >>= 1) {
		if (n & 1)
			r = mul(r, b);
		b = mul(b, b);
	}
	printf("%llu\n", r.a[0][1]);
	return 0;
}
