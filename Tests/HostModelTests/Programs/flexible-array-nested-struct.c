/* A flexible array of structures behind a header. */
#include <stdio.h>
#include <stdlib.h>

struct range { unsigned start, end; };
struct map { struct { int count; } head; struct range r[]; };

static struct map *make(int n)
{
	struct map *m = calloc(1, sizeof(*m) + n * sizeof(m->r[0]));

	m->head.count = n;
	for (int i = 0; i < n; i++)
		m->r[i] = (struct range) { i * 10, i * 10 + i };
	return m;
}

int main(void)
{
	struct map *m = make(5);
	unsigned covered = 0;

	for (struct range *r = m->r; r < m->r + m->head.count; r++)
		covered += r->end - r->start;
	printf("%u %u\n", covered, m->r[4].end);
	free(m);
	return 0;
}
