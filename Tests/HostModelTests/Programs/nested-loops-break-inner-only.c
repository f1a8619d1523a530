/* break leaves one loop. */
#include <stdio.h>

int main(void)
{
	int i, j, n = 0;

	for (i = 0; i < 4; i++)
		for (j = 0; j < 4; j++) {
			if (j > i)
				break;
			n += 10 * i + j;
		}
	printf("%d %d %d\n", i, j, n);
	return 0;
}
