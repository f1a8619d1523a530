/* Queens on a board of six, with sets of bits. */
#include <stdio.h>
#include <stdlib.h>

static int solve(unsigned n, unsigned cols, unsigned left, unsigned right)
{
	unsigned all = (1u << n) - 1, free = all & ~(cols | left | right);
	int found = cols == all;

	while (free) {
		unsigned bit = free & -free;

		free ^= bit;
		found += solve(n, cols | bit, (left | bit) << 1, (right | bit) >> 1);
	}
	return found;
}

int main(void)
{
	for (unsigned n = 1; n < 8; n++)
		printf("%d ", solve(n, 0, 0, 0));
	puts("");
	return 0;
}
