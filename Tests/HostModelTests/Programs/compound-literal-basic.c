/* Compound literals of scalars, arrays and structures. */
#include <stdio.h>

struct p { int x, y; };

static int dot(const struct p *a, struct p b)
{
	return a->x * b.x + a->y * b.y;
}

int main(void)
{
	int *a = (int[]) { 1, 2, 3 };
	struct p *p = &(struct p) { .y = 4 };
	int n = (int) { 9 };

	p->x = a[2];
	printf("%d %d\n", dot(p, (struct p) { 2, 5 }), dot(&(struct p) { 1, 1 }, *p));
	printf("%d %d %s\n", n, (int)sizeof((short[]) { 1, 2, 3 }), (char[]) { "text" });
	return 0;
}
