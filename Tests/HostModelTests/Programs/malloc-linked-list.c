/* A list built, reversed and freed. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct node { struct node *next; int n; };

int main(void)
{
	struct node *head = NULL, *prev = NULL, *next;
	int sum = 0;

	for (int i = 0; i < 8; i++) {
		struct node *n = malloc(sizeof(*n));

		n->n = i * i;
		n->next = head;
		head = n;
	}
	for (; head; head = next) {
		next = head->next;
		head->next = prev;
		prev = head;
	}
	for (struct node *n = prev; n; n = next) {
		next = n->next;
		printf("%d ", n->n);
		sum += n->n;
		free(n);
	}
	puts("");
	return sum % 125;
}
