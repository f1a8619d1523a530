/* Chains in buckets, with update and removal. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry { struct entry *next; char key[8]; int value; };

static struct entry *table[7];

static unsigned hash(const char *s)
{
	unsigned h = 5381;

	while (*s)
		h = h * 33 ^ (unsigned char)*s++;
	return h % 7;
}

static int *slot(const char *key)
{
	struct entry **e = &table[hash(key)];

	for (; *e; e = &(*e)->next)
		if (!strcmp((*e)->key, key))
			return &(*e)->value;
	*e = calloc(1, sizeof(**e));
	strcpy((*e)->key, key);
	return &(*e)->value;
}

int main(void)
{
	static const char *const words[] = { "a", "rose", "is", "a", "rose", "is", "a", "rose", "by", "name" };
	int used = 0, total = 0;

	for (unsigned i = 0; i < sizeof(words) / sizeof(*words); i++)
		++*slot(words[i]);
	printf("%d %d %d %d\n", *slot("a"), *slot("rose"), *slot("is"), *slot("none"));
	for (int i = 0; i < 7; i++) {
		used += table[i] != NULL;
		while (table[i]) {
			struct entry *e = table[i];

			total += e->value;
			table[i] = e->next;
			free(e);
		}
	}
	printf("%d %d\n", used, total);
	return 0;
}
