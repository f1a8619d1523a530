/* Results of ?: dereferenced, indexed and called. */
#include <stdio.h>

struct s { int v[2]; };
static int a(void) { return 1; }
static int b(void) { return 2; }

int main(void)
{
	struct s x = { { 1, 2 } }, y = { { 3, 4 } };
	int c = 0, arr[2] = { 5, 6 }, brr[3] = { 7, 8, 9 };

	(c ? &x : &y)->v[1] = 40;
	(c ? arr : brr)[1] += 10;
	printf("%d %d %d\n", y.v[1], brr[1], (c ? a : b)());
	printf("%d %d\n", (c ? x : y).v[0], *(c ? "yes" : "no"));
	return 0;
}
