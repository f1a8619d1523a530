/* Automatic initialisers are any expressions, in order. */
#include <stdio.h>

static int n;

static int next(void)
{
	return ++n;
}

struct p { int x, y; };

int main(void)
{
	struct p p = { next(), 10 };
	struct { struct p p; int a[2]; } s = { p, { p.x + 5, n } };
	int v[] = { s.p.y, s.a[0], next() };

	printf("%d %d %d %d %d\n", s.p.x, s.a[1], v[0], v[1], v[2]);
	return 0;
}
