/* typedefs in blocks, used by inner blocks. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	typedef int row[3];
	typedef int (*op)(int);
	row m[2] = { { 1, 2, 3 }, { 4 } };
	op f = abs;
	{
		typedef row matrix[2];
		matrix *p = &m;
		typedef char row;
		row c = 65;

		printf("%d %c %d\n", (*p)[0][2], c, (int)sizeof(matrix) / (int)sizeof(int));
	}
	return f(-5) + sizeof(row);
}
