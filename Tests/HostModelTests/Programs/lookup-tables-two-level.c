/* A sparse table of pages, as radix trees have them. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

static int *pages[4], zero_page[16];

static int *slot(unsigned n, bool create)
{
	int **p = &pages[n >> 4 & 3];

	if (!*p)
		*p = create ? calloc(16, sizeof(int)) : zero_page;
	return &(*p)[n & 15];
}

int main(void)
{
	int sum = 0;

	*slot(5, true) = 50;
	*slot(63, true) = 630;
	for (unsigned i = 0; i < 64; i++)
		sum += *slot(i, false);
	printf("%d %d %d\n", sum, pages[1] == zero_page, pages[0] != zero_page);
	return 0;
}
