/* A reference count whose last put calls release. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct kref { int count; };
struct obj { int id; struct kref ref; struct obj *parent; };

static int released;

static void get(struct kref *k) { k->count++; }

static int put(struct kref *k, void (*release)(struct kref *))
{
	if (--k->count)
		return 0;
	release(k);
	return 1;
}

static void release(struct kref *k)
{
	struct obj *o = (struct obj *)((char *)k - offsetof(struct obj, ref));

	released = released * 10 + o->id;
	if (o->parent)
		put(&o->parent->ref, release);
	free(o);
}

static struct obj *make(int id, struct obj *parent)
{
	struct obj *o = calloc(1, sizeof(*o));

	o->id = id;
	o->ref.count = 1;
	o->parent = parent;
	if (parent)
		get(&parent->ref);
	return o;
}

int main(void)
{
	struct obj *a = make(1, NULL), *b = make(2, a), *c = make(3, b);

	printf("%d ", put(&a->ref, release));
	printf("%d ", put(&b->ref, release));
	get(&c->ref);
	printf("%d ", put(&c->ref, release));
	printf("%d", put(&c->ref, release));
	printf(" %d\n", released);
	return 0;
}
