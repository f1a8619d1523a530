/* Ranges, overrides, and going on behind them. */
#include <stdio.h>

struct p { int x, y; };
static int a[] = { 1, [3 ... 5] = 7, 8, [1] = 2, 3, [8] = 9, [4] = 0 };
static struct p b[] = { [1 ... 2] = { 1, 2 }, { 3 }, [2].y = 5, [0].x = 4, 6 };
static int m[3][3] = { [0 ... 2] = { [1 ... 2] = 4 }, [1][0] = 5, 6, [2] = { 9 } };
static char t[][4] = { "ab", [2] = "cd", { 'e', [2] = 'f' } };

int main(void)
{
	for (unsigned i = 0; i < sizeof(a) / sizeof(*a); i++) printf("%d ", a[i]);
	for (unsigned i = 0; i < sizeof(b) / sizeof(*b); i++) printf("%d,%d ", b[i].x, b[i].y);
	for (int i = 0; i < 9; i++) printf("%d ", m[i / 3][i % 3]);
	printf("%s %s %d %d\n", t[0], t[2], t[3][2], (int)sizeof(t));
	int l[] = { [2] = a[3], [0] = 5, a[1] };
	printf("%d %d %d\n", l[0], l[1], l[2]);
	return 0;
}
