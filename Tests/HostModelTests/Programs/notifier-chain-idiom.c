/* Callbacks in order of priority, one of which stops the chain. */
#include <stdio.h>

struct notifier { int (*call)(struct notifier *, unsigned long, void *); struct notifier *next; int priority; };

static struct notifier *chain;

static void add(struct notifier *n)
{
	struct notifier **p = &chain;

	while (*p && (*p)->priority >= n->priority)
		p = &(*p)->next;
	n->next = *p;
	*p = n;
}

static int count(struct notifier *n, unsigned long event, void *data) { *(int *)data += event; return 0; }
static int stop(struct notifier *n, unsigned long event, void *data) { return event > 5 ? 0x8000 | 3 : 0; }

static int call(unsigned long event, void *data)
{
	int r = 0;

	for (struct notifier *n = chain; n; n = n->next) {
		r = n->call(n, event, data);
		if (r & 0x8000)
			break;
	}
	return r & ~0x8000;
}

int main(void)
{
	struct notifier a = { count, .priority = 1 }, b = { stop, .priority = 5 }, c = { count, .priority = 9 };
	int total = 0, r;

	add(&a);
	add(&b);
	add(&c);
	r = call(2, &total);
	printf("%d %d\n", r, total);
	r = call(10, &total);
	printf("%d %d\n", r, total);
	return 0;
}
