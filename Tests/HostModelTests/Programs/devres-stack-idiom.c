/* Actions that are undone in reverse order when a probe fails. */
#include <stdio.h>
#include <stdlib.h>

struct res { void (*undo)(void *); void *data; struct res *next; };
static struct res *stack;

static int add_action(void (*undo)(void *), void *data)
{
	struct res *r = malloc(sizeof(*r));

	*r = (struct res) { undo, data, stack };
	stack = r;
	return 0;
}

static void release_all(void)
{
	while (stack) {
		struct res *r = stack;

		stack = r->next;
		r->undo(r->data);
		free(r);
	}
}

static void say(void *s) { printf("%s ", (char *)s); }
static void clear(void *n) { *(int *)n = 0; }

static int probe(int fail, int *enabled)
{
	int err = add_action(say, "clk") ?: add_action(clear, enabled);

	*enabled = 1;
	if (err || fail)
		return err ?: -19;
	return add_action(say, "irq");
}

int main(void)
{
	int on, r = probe(1, &on);

	release_all();
	printf("%d %d\n", r, on);
	r = probe(0, &on);
	printf("%d %d ", r, on);
	release_all();
	printf("%d\n", on);
	return 0;
}
