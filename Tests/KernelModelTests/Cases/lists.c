#define CHECK(x) do { if (!(x)) return __LINE__; } while (0)
#define NULL ((void *)0)
struct list_head { struct list_head *next, *prev; };
struct item { int key, number; struct list_head link; };
struct llist_node { struct llist_node *next; };
struct llist_head { struct llist_node *first; };
#define item_of(entry) ((struct item *)((char *)(entry) - __builtin_offsetof(struct item, link)))

_Bool __list_add_valid(struct list_head *new, struct list_head *prev, struct list_head *next);
_Bool __list_del_entry_valid(struct list_head *entry);
_Bool llist_add_batch(struct llist_node *first, struct llist_node *last, struct llist_head *head);

static struct list_head head = { &head, &head };
static struct item items[5] = { { 3, 0 }, { 1, 1 }, { 2, 2 }, { 1, 3 }, { 3, 4 } };

static void append(struct list_head *entry)
{
	entry->prev = head.prev;
	entry->next = &head;
	head.prev->next = entry;
	head.prev = entry;
}

static int by_key(void *sign, const struct list_head *a, const struct list_head *b)
{
	return (item_of(a)->key - item_of(b)->key) * *(int *)sign;
}

static int order(void)
{
	struct list_head *entry;
	int order = 0;

	for (entry = head.next; entry != &head; entry = entry->next) {
		if (entry->next->prev != entry)
			return -1;
		order = order * 10 + item_of(entry)->number;
	}
	return order;
}

int holds_lists_are_sorted(void)
{
	int sign = 1, i;

	list_sort(&sign, &head, by_key);
	CHECK(head.next == &head && head.prev == &head);
	for (i = 0; i < 5; i++)
		append(&items[i].link);
	list_sort(&sign, &head, by_key);
	CHECK(order() == 13204);
	sign = -1;
	list_sort(&sign, &head, by_key);
	CHECK(order() == 4213);
	return 0;
}

int holds_damaged_lists_are_told(void)
{
	append(&items[0].link);
	CHECK(__list_add_valid(&items[1].link, &items[0].link, &head));
	CHECK(!__list_add_valid(&items[0].link, &items[0].link, &head));
	CHECK(!__list_add_valid(&head, &items[0].link, &head));
	CHECK(!__list_add_valid(&items[1].link, &head, &head));
	CHECK(!__list_add_valid(&items[1].link, NULL, &head));
	CHECK(__list_del_entry_valid(&items[0].link));
	head.prev = &head;
	CHECK(!__list_del_entry_valid(&items[0].link));
	items[0].link.next = (void *)0x100;
	CHECK(!__list_del_entry_valid(&items[0].link));
	return 0;
}

int holds_lists_without_locks(void)
{
	struct llist_head list = { NULL };
	struct llist_node a, b, c;

	a.next = &b;
	CHECK(llist_add_batch(&a, &b, &list) && !llist_add_batch(&c, &c, &list));
	CHECK(list.first == &c && c.next == &a && !b.next);
	CHECK(llist_reverse_order(list.first) == &b && b.next == &a && a.next == &c && !c.next);
	list.first = &b;
	CHECK(llist_del_first(&list) == &b && list.first == &a);
	list.first = NULL;
	CHECK(!llist_del_first(&list));
	return 0;
}
