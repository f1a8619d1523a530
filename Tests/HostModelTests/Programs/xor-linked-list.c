/* A list whose links are xors of two pointers. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

struct node { uintptr_t both; int n; };

static struct node *next(struct node *prev, struct node *at)
{
	return (struct node *)(at->both ^ (uintptr_t)prev);
}

int main(void)
{
	struct node v[5], *prev = NULL, *at = v;

	for (int i = 0; i < 5; i++) {
		v[i].n = i + 1;
		v[i].both = (uintptr_t)(i ? &v[i - 1] : NULL) ^ (uintptr_t)(i < 4 ? &v[i + 1] : NULL);
	}
	while (at) {
		struct node *n = next(prev, at);

		printf("%d ", at->n);
		prev = at;
		at = n;
	}
	for (at = prev, prev = NULL; at;) {
		struct node *n = next(prev, at);

		printf("%d ", at->n);
		prev = at;
		at = n;
	}
	puts("");
	return 0;
}
