/* Bit-fields behind pointers and indices. */
#include <stdio.h>

struct cell { unsigned wall : 1, seen : 1, cost : 6; };

int main(void)
{
	struct cell grid[3][4] = { [1] = { [2] = { 1, 0, 33 } } }, *p = &grid[0][0];
	int sum = 0;

	for (int i = 0; i < 12; i++, p++) {
		p->seen = i % 2;
		p->cost += i * 7;
	}
	for (int y = 0; y < 3; y++)
		for (int x = 0; x < 4; x++)
			sum += grid[y][x].cost * (grid[y][x].seen + 1) + grid[y][x].wall * 1000;
	printf("%d %d\n", sum, (int)sizeof(grid));
	return 0;
}
