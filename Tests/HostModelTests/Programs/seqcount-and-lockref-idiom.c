/* A reader that tries again, as one thread sees it. */
#include <stdbool.h>
#include <stdio.h>

struct seq { unsigned n; };
static struct { struct seq seq; long long v[2]; } data;

static unsigned begin(const struct seq *s)
{
	unsigned n;

	while ((n = *(volatile const unsigned *)&s->n) & 1)
		;
	return n;
}

static bool retry(const struct seq *s, unsigned n) { return s->n != n; }

int main(void)
{
	unsigned n;
	long long a, b;
	int tries = 0;

	data.v[0] = 1;
	do {
		n = begin(&data.seq);
		a = data.v[0];
		if (tries++ < 2) {
			data.seq.n += 2;
			data.v[0] <<= 33;
			data.v[1] = -data.v[0];
		}
		b = data.v[1];
	} while (retry(&data.seq, n));
	printf("%lld %lld %d\n", a, b, tries);
	return 0;
}
