/* Arrays of computed length. */
#include <stdio.h>

static int n = 4; static int next(void) { return n++; }
static int sum(int r, int c, int m[r][c]) { int s = 0; for (int i = 0; i < r; i++) for (int j = 0; j < c; j++) s += m[i][j]; return s + (int)sizeof(m[0]); }
int main(void)
{
	int a[next()], m[2][n]; int s = (int)sizeof(a) * 10 + (int)sizeof(m);
	for (int i = 0; i < 2; i++) for (int j = 0; j < 5; j++) m[i][j] = i * 5 + j;
	printf("%d %d %d\n", s, sum(2, 5, m), n);
	for (int i = 1; i < 4; i++) { char t[i * 2]; t[i] = i; printf("%d %d ", (int)sizeof(t), t[i]); }
	int (*p)[n] = m; printf("%d %d\n", p[1][2], (int)(p + 1 - m));
	typedef char T[n + 1]; n = 50; T x; printf("%d %d\n", (int)sizeof(T), (int)sizeof(x));
	printf("%d %d\n", (int)sizeof(int[n]), (int)sizeof(a[next()])); printf("%d\n", n);
	return 0;
}
