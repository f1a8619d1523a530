/* Declarators that need reading twice. */
#include <stdio.h>

static int one(int n) { return n + 1; }
static int two(int n) { return n + 2; }
static int (*pick(int n))(int) { return n ? one : two; }

static int (*(*getter)(int))(int) = pick;
static int (*grid[2][2])(int) = { { one, two }, { two, one } };
static int (*(*rows)[2])(int) = grid;
static int (*(*const choose[2])(int))(int) = { pick, pick };

int main(void)
{
	int (*(*p)[2])(int) = &grid[1];
	int (**first)(int) = grid[0];

	printf("%d %d %d %d %d\n", getter(1)(10), (*p)[0](10), rows[1][1](20), first[1](30), choose[1](0)(40));
	printf("%d %d\n", (int)(sizeof(grid) / sizeof(grid[0][0])), (int)sizeof(*rows) / (int)sizeof(**rows));
	return 0;
}
