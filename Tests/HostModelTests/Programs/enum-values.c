/* Enumerators count on from the last one given. */
#include <stdio.h>

enum e { A, B, C = 10, D, E = -5, F, G, H = B + C, I = sizeof(int) };

int main(void)
{
	printf("%d %d %d %d %d %d %d %d %d\n", A, B, C, D, E, F, G, H, I);
	printf("%d\n", (int)sizeof(enum e));
	return 0;
}
