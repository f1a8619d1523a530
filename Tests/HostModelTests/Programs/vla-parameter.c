/* A matrix parameter whose columns are a parameter. */
static int trace(int n, int m[n][n])
{
	int s = 0;

	for (int i = 0; i < n; i++)
		s += m[i][i];
	return s;
}

int main(void)
{
	int m[3][3] = { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } };

	return trace(3, m);
}
