/* A static structure with an initialised flexible array (GNU C). */
#include <stdio.h>

struct list { int n; int item[]; };

static struct list squares = { 4, { 0, 1, 4, 9 } };
static struct list named = { .n = 2, .item = { [1] = 7 } };

int main(void)
{
	int sum = 0;

	for (int i = 0; i < squares.n; i++)
		sum += squares.item[i];
	printf("%d %d %d %d\n", sum, named.item[0], named.item[1], (int)sizeof(squares));
	return 0;
}
