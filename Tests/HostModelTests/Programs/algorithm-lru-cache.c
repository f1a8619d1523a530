/* The least recently used of three entries makes room. */
#include <stddef.h>
#include <stdio.h>

struct entry { int key, value; struct entry *prev, *next; };

static struct entry slots[3], *first, *last;
static int used, misses;

static void unlink(struct entry *e)
{
	*(e->prev ? &e->prev->next : &first) = e->next;
	*(e->next ? &e->next->prev : &last) = e->prev;
}

static void to_front(struct entry *e)
{
	e->prev = NULL;
	e->next = first;
	*(first ? &first->prev : &last) = e;
	first = e;
}

static int get(int key)
{
	struct entry *e;

	for (e = first; e && e->key != key; e = e->next)
		;
	if (e) {
		unlink(e);
	} else {
		misses++;
		if (used < 3)
			e = &slots[used++];
		else
			unlink(e = last);
		e->key = key;
		e->value = key * key;
	}
	to_front(e);
	return e->value;
}

int main(void)
{
	int sum = 0;

	for (const char *p = "1232414512345"; *p; p++)
		sum += get(*p - '0');
	for (struct entry *e = first; e; e = e->next)
		printf("%d ", e->key);
	printf("%d %d\n", sum, misses);
	return misses;
}
