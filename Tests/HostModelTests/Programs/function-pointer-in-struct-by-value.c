/* A closure of a function and its data, by value. */
#include <stdio.h>

struct closure { int (*run)(struct closure *, int); int state; };

static int count(struct closure *c, int n) { return c->state += n; }
static int scale(struct closure *c, int n) { return c->state * n; }

static int thrice(struct closure c)
{
	return c.run(&c, 1) + c.run(&c, 2) + c.run(&c, 3);
}

int main(void)
{
	struct closure a = { count, 10 }, b = { .state = 5, .run = scale };

	printf("%d %d %d\n", thrice(a), thrice(b), a.state);
	return 0;
}
