/* Nested compound literals with calls. */
#include <stdio.h>

static int n;
static int next(void) { return ++n; }
struct p { int x, y; };
struct q { struct p a; const struct p *b; int c[2]; };

int main(void)
{
	struct q q = { { next(), 0 }, &(struct p) { 8, 9 }, { [1] = 4 } };
	const struct q *r = &(struct q) { q.a, q.b, { q.c[1], 7 } };

	printf("%d %d %d %d %d\n", r->a.x, r->b->y, r->c[0], r->c[1], n);
	return 0;
}
