/* A walk that ends on a pointer in no entry. */
#include <stddef.h>
#include <stdio.h>

struct list { struct list *next; };
struct big { char pad[40]; struct list l; int n; };
#define entry(p) ((struct big *)((char *)(p) - offsetof(struct big, l)))

int main(void)
{
	struct list head;
	struct big a = { .n = 1 }, b = { .n = 2 }, *e;
	int sum = 0;

	head.next = &a.l;
	a.l.next = &b.l;
	b.l.next = &head;
	for (e = entry(head.next); &e->l != &head; e = entry(e->l.next))
		sum = sum * 10 + e->n;
	printf("%d %d\n", sum, entry(&e->l) == e);
	return 0;
}
