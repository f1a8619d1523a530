/* Pointers to types completed later or never. */
#include <stdio.h>

struct later;
struct never;
union tag;

static struct later *keep;
static int size_of(struct later *);
static int is(struct never *a, struct never *b) { return a == b; }

struct later { int a; struct never *n; union tag *u; };

static int size_of(struct later *l)
{
	return l->a;
}

int main(void)
{
	struct later l = { 12 };

	keep = &l;
	printf("%d %d\n", size_of(keep), is(keep->n, 0));
	return 0;
}
