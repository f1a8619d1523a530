/* A ring buffer that grows when it is full. */
#include <stdio.h>
#include <stdlib.h>

struct ring { int *v; unsigned head, tail, size; };

static void push(struct ring *r, int n)
{
	if (r->head - r->tail == r->size) {
		int *v = malloc(2 * r->size * sizeof(*v));

		for (unsigned i = 0; i < r->size; i++)
			v[(r->tail + i) % (2 * r->size)] = r->v[(r->tail + i) % r->size];
		free(r->v);
		r->v = v;
		r->size *= 2;
	}
	r->v[r->head++ % r->size] = n;
}

static int pop(struct ring *r)
{
	return r->v[r->tail++ % r->size];
}

int main(void)
{
	struct ring r = { malloc(2 * sizeof(int)), 0, 0, 2 };
	int sum = 0;

	for (int i = 1; i <= 20; i++) {
		push(&r, i);
		if (i % 3 == 0)
			sum = sum * 3 + pop(&r);
	}
	while (r.tail != r.head)
		sum = sum * 3 + pop(&r);
	printf("%d %u\n", sum, r.size);
	free(r.v);
	return 0;
}
