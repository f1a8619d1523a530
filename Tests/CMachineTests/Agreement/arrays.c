// results: 12
typedef int row[3]; typedef row grid[2]; static grid g = { { 1, 2, 3 }, { 4, 5, 6 } }; static int cube[2][3][4]; static const row *second(grid p) { return &p[1]; } static int sum(int n, int v[][3]) { int s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < 3; j++) s += v[i][j] * (j + 1); return s; } static row *whole(void) { return g; } static int deref(int (*p)[2][3]) { return (*p)[1][2] + p[0][0][1]; } struct m { int v[2][2]; }; static struct m t(struct m a) { int x = a.v[0][1]; a.v[0][1] = a.v[1][0]; a.v[1][0] = x; return a; } static int three(int c[][3][4]) { return c[1][2][3] + sizeof(c[0]) + sizeof(*c[0]); } static char names[][6] = { "one", "two", "three" };
long long result(int n)
{
	int i, j, k; for (i = 0; i < 2; i++) for (j = 0; j < 3; j++) for (k = 0; k < 4; k++) cube[i][j][k] = i * 100 + j * 10 + k; struct m m = { { { 1, 2 }, { 3, 4 } } }; int *flat = &cube[0][0][0];
	switch (n) { case 0: return (*second(g))[1]; case 1: return sum(2, g); case 2: return whole()[1][0] + *whole()[0]; case 3: return deref(&g); case 4: return t(m).v[0][1] * 10 + m.v[0][1]; case 5: return three(cube); case 6: return flat[17] + *(*(*(cube + 1) + 2) + 1); case 7: return sizeof(cube) + sizeof(cube[0]) + sizeof(grid); case 8: return names[2][4] + sizeof(names); case 9: return &cube[1] - &cube[0] + (&cube[1][0] - &cube[0][0]) * 10 + (cube[1][2] - cube[0][0]) * 100; case 10: return (char *)(cube + 1) - (char *)cube + ((char *)(*cube + 1) - (char *)cube) * 1000; case 11: { int (*p)[3][4] = cube + 1; p--; return (*p)[1][2] + (*(p + 1))[0][1]; } }
	return -1;
}
