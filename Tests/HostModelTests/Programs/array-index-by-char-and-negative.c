/* Subscripts of any integer type and sign. */
#include <stdio.h>

static int seen[256];

int main(void)
{
	unsigned char c = 200;
	signed char s = -2;
	long long w = 1;
	int *mid = seen + 100;

	seen[c]++;
	mid[s] = 5;
	mid[w] += 7;
	mid['A' - 'B'] = 9;
	printf("%d %d %d %d\n", seen[200], seen[98], seen[101], seen[99]);
	return 0;
}
