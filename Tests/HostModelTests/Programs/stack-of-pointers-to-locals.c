/* A chain of locals through a recursion. */
#include <stddef.h>

struct frame { struct frame *up; int n; };

static int sum(const struct frame *f)
{
	return f ? f->n + sum(f->up) : 0;
}

static int deeper(struct frame *up, int n)
{
	struct frame f = { up, n };

	return n ? deeper(&f, n - 1) : sum(&f);
}

int main(void)
{
	return deeper(NULL, 12);
}
