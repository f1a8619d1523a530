/* Static lists that point to themselves through a macro. */
#include <stdio.h>

struct list_head { struct list_head *next, *prev; };
#define LIST_HEAD_INIT(n) { &(n), &(n) }
static struct { int n; struct list_head list; } obj = { .list = LIST_HEAD_INIT(obj.list), .n = 4 };
static struct list_head heads[2] = { LIST_HEAD_INIT(heads[0]), LIST_HEAD_INIT(heads[1]) };

int main(void)
{
	printf("%d %d %d\n", obj.list.next == &obj.list, heads[1].prev == heads + 1, obj.n);
	return 0;
}
