/* Dispatch by a table, with null entries and a default. */
#include <stdio.h>

static int nop(void) { return 1; }
static int two(void) { return 2; }
static int three(void) { return 3; }

static int (*const handlers[6])(void) = { nop, [2] = two, [4] = three };

int main(void)
{
	int sum = 0;

	for (unsigned i = 0; i < sizeof(handlers) / sizeof(*handlers); i++)
		sum = sum * 10 + (handlers[i] ?: nop)();
	printf("%d\n", sum);
	return 0;
}
