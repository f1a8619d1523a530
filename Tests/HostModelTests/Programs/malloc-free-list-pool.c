/* Freed nodes are kept in a list and used again. */
#include <stdio.h>

union cell { union cell *next; struct { int a, b; } data; };

static union cell pool[4], *free_list;

static union cell *take(void)
{
	union cell *c = free_list;

	if (c)
		free_list = c->next;
	return c;
}

static void give(union cell *c)
{
	c->next = free_list;
	free_list = c;
}

int main(void)
{
	union cell *a, *b;
	int n = 0;

	for (int i = 0; i < 4; i++)
		give(&pool[i]);
	a = take();
	b = take();
	a->data.a = 1;
	b->data.b = 2;
	printf("%d %d\n", (int)(a - pool), (int)(b - pool));
	give(a);
	while (take())
		n++;
	return n;
}
