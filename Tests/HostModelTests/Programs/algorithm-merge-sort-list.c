/* A list sorted by merging, stable. */
#include <stddef.h>
#include <stdio.h>

struct node { struct node *next; int key, order; };

static struct node *merge(struct node *a, struct node *b)
{
	struct node head, **tail = &head.next;

	while (a && b) {
		struct node **from = b->key < a->key ? &b : &a;

		*tail = *from;
		tail = &(*from)->next;
		*from = *tail;
	}
	*tail = a ?: b;
	return head.next;
}

static struct node *sort(struct node *list)
{
	struct node *slow = list, *fast = list, *back;

	if (!list || !list->next)
		return list;
	while ((fast = fast->next) && (fast = fast->next))
		slow = slow->next;
	back = slow->next;
	slow->next = NULL;
	return merge(sort(list), sort(back));
}

int main(void)
{
	static const int keys[] = { 4, 1, 3, 1, 5, 9, 2, 6, 5, 3, 5 };
	struct node v[11], *list = NULL;

	for (int i = 10; i >= 0; i--) {
		v[i] = (struct node) { list, keys[i], i };
		list = &v[i];
	}
	for (list = sort(list); list; list = list->next)
		printf("%d/%d ", list->key, list->order);
	puts("");
	return 0;
}
