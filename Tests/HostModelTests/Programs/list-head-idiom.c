/* The kernel's doubly linked lists, as own text. */
#include <stddef.h>
#include <stdio.h>

struct list_head { struct list_head *next, *prev; };
#define LIST_HEAD(n) struct list_head n = { &(n), &(n) }
#define container_of(p, t, m) ({ void *p_ = (void *)(p); (t *)(p_ - offsetof(t, m)); })
#define list_entry(p, t, m) container_of(p, t, m)
#define list_for_each_entry(e, h, m)					\
	for (e = list_entry((h)->next, typeof(*e), m); &e->m != (h);	\
	     e = list_entry(e->m.next, typeof(*e), m))
#define list_for_each_entry_safe(e, n, h, m)				\
	for (e = list_entry((h)->next, typeof(*e), m), n = list_entry(e->m.next, typeof(*e), m); \
	     &e->m != (h); e = n, n = list_entry(n->m.next, typeof(*n), m))

static void list_add_between(struct list_head *n, struct list_head *prev, struct list_head *next)
{
	next->prev = n;
	n->next = next;
	n->prev = prev;
	prev->next = n;
}

static void list_del(struct list_head *n)
{
	n->next->prev = n->prev;
	n->prev->next = n->next;
}

struct item { int n; struct list_head node; };

int main(void)
{
	LIST_HEAD(head);
	struct item v[6], *e, *t;

	list_for_each_entry(e, &head, node)
		puts("empty");
	for (int i = 0; i < 6; i++) {
		v[i].n = i;
		if (i % 2)
			list_add_between(&v[i].node, &head, head.next);
		else
			list_add_between(&v[i].node, head.prev, &head);
	}
	list_for_each_entry_safe(e, t, &head, node)
		if (e->n == 1 || e->n == 4)
			list_del(&e->node);
	list_for_each_entry(e, &head, node)
		printf("%d ", e->n);
	puts("");
	return &e->node == &head;
}
