/* Indices in place of pointers. */
#include <stdio.h>

static struct { short next, value; } cell[16];
static short free_cell = 0, head = -1;

static void insert(short value)
{
	short *link = &head, c = free_cell++;

	while (*link >= 0 && cell[*link].value < value)
		link = &cell[*link].next;
	cell[c].value = value;
	cell[c].next = *link;
	*link = c;
}

int main(void)
{
	for (int i = 0; i < 12; i++)
		insert(i * 7 % 12 - 3);
	for (short i = head; i >= 0; i = cell[i].next)
		printf("%d ", cell[i].value);
	puts("");
	return 0;
}
