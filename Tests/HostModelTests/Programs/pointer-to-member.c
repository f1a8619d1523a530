/* Pointers into the middle of structures. */
#include <stdio.h>

struct point { int x, y; };
struct line { struct point from, to; char name[8]; };

int main(void)
{
	struct line l = { { 1, 2 }, { 3, 4 }, "edge" };
	int *y = &l.to.y;
	struct point *p = &l.to;
	char *c = l.name + 1;

	*y = 40;
	p->x = 30;
	c[0] = 'D';
	printf("%d %d %s %d\n", l.to.x, l.to.y, l.name, p == (void *)(y - 1));
	return *y;
}
