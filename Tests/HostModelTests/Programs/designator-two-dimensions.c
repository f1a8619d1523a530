/* [i][j] designators and going on after them. */
#include <stdio.h>

int main(void)
{
	int m[3][4] = { [1][2] = 7, 8, 9, [0][1] = 1, [2] = { [3] = 5 } };

	for (int i = 0; i < 3; i++)
		for (int j = 0; j < 4; j++)
			printf("%d%s", m[i][j], j == 3 ? "\n" : " ");
	return 0;
}
