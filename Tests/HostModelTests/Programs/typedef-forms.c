/* typedef in odd places, of arrays, functions and pointers. */
#include <stdio.h>

typedef int row[3], *ptr, (*fn)(row);
int typedef unsigned_not;
typedef struct { row r; } box;

static int sum(row r)
{
	return r[0] + r[1] + r[2];
}

int main(void)
{
	row m[2] = { { 1, 2, 3 }, { 4, 5, 6 } };
	ptr p = m[1];
	fn f = sum;
	const row k = { 7, 8, 9 };
	box b = { { 1, 1, 1 } };

	printf("%d %d %d %d %d\n", f(m[0]), *p, k[2], f(b.r), (int)sizeof(row));
	return 0;
}
