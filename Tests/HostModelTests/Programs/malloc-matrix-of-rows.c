/* Rows of different lengths. */
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	long **row = malloc(8 * sizeof(*row));

	for (int i = 0; i < 8; i++) {
		row[i] = calloc(i + 1, sizeof(**row));
		row[i][0] = row[i][i] = 1;
		for (int k = 1; k < i; k++)
			row[i][k] = row[i - 1][k - 1] + row[i - 1][k];
	}
	for (int k = 0; k < 8; k++)
		printf("%ld ", row[7][k]);
	puts("");
	for (int i = 0; i < 8; i++)
		free(row[i]);
	free(row);
	return 0;
}
