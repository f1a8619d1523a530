/* An enum without negative values is unsigned, with one signed. */
#include <stdio.h>

enum u { U1 = 1 };
enum s { S1 = -1, S2 };

int main(void)
{
	enum u u = -1;
	enum s s = -1;

	printf("%d %d %d\n", u > 0, s > 0, U1 - 2 < 0);
	printf("%d %d\n", (enum u)-1 > 5, (enum s)-1 > 5);
	printf("%d %d\n", u >> 31, s >> 31);
	return 0;
}
