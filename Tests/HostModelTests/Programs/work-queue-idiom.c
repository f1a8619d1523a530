/* Deferred work by function pointers and container_of. */
#include <stddef.h>
#include <stdio.h>

struct work { void (*func)(struct work *); struct work *next; int pending; };
struct counter { int n; struct work work; };

static struct work *first, **last = &first;

static int queue(struct work *w)
{
	if (w->pending)
		return 0;
	w->pending = 1;
	w->next = 0;
	*last = w;
	last = &w->next;
	return 1;
}

static void tick(struct work *w)
{
	struct counter *c = (void *)((char *)w - offsetof(struct counter, work));

	printf("%d ", c->n);
	if (c->n-- > 1)
		queue(w);
}

int main(void)
{
	struct counter a = { 3, { tick } }, b = { 2, { tick } };
	int r = queue(&a.work) + queue(&b.work) + queue(&a.work);

	while (first) {
		struct work *w = first;

		first = w->next;
		if (!first)
			last = &first;
		w->pending = 0;
		w->func(w);
	}
	puts("");
	return r;
}
