/* Aggregates in aggregates, changed in place. */
#include <stdio.h>

struct row { char name[4]; struct { short v[3]; } cell[2]; };

int main(void)
{
	struct row rows[2] = {
		{ "one", { { { 1, 2, 3 } }, { { 4, 5, 6 } } } },
		{ "two", { { 7, 8, 9 }, { 10 } } },
	};
	int sum = 0;

	rows[1].cell[1].v[2] = 100;
	rows[0].name[0] = 'O';
	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++)
			for (int n = 0; n < 3; n++)
				sum = sum * 3 + rows[i].cell[k].v[n];
	printf("%d %s%s %d\n", sum, rows[0].name, rows[1].name, (int)sizeof(rows));
	return 0;
}
