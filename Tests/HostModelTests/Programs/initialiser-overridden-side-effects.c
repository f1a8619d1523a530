/* An initialiser that is overridden by a later one of the same element. */
#include <stdio.h>

static int n;
static int next(void) { return ++n; }

int main(void)
{
	int v[3] = { next(), 5, [1] = next(), next() };
	struct { int a, b; } s = { .a = next(), .b = next() };

	printf("%d %d %d %d %d %d\n", v[0], v[1], v[2], s.b, s.a, n);
	return 0;
}
