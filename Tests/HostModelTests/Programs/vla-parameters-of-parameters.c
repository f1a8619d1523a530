/* Parameters whose types depend on other parameters; in a prototype the lengths say nothing. */
#include <stdio.h>

static int corner(int n, int m[n][n]);
static int sizes(int n, int k, int m[*][*], char s[static n]);

static int walk(int n, int k, int (*m)[k])
{
	int sum = 0;

	for (int i = 0; i < n; i++, m++)
		sum += (*m)[0] * 10 + m[0][k - 1];
	return sum;
}

static int corner(int n, int m[n][n])
{
	return m[n - 1][0] + sizeof(m[0]) + sizeof(*m);
}

static int sizes(int n, int k, int m[n][k], char s[static n])
{
	return sizeof(m) == sizeof(void *) && sizeof(s) == sizeof(void *) ? (int)sizeof(m[1]) : -1;
}

int main(void)
{
	int m[3][3] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };

	printf("%d %d %d\n", walk(3, 3, m), corner(3, m), sizes(3, 3, m, "abc"));
	return 0;
}
