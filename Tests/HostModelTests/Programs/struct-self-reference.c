/* Structures that point to themselves and each other. */
#include <stdio.h>

struct b;
struct a { struct b *b; struct a *self; int n; };
struct b { struct a *a; int n; };

int main(void)
{
	struct a a;
	struct b b = { &a, 20 };

	a = (struct a) { &b, &a, 10 };
	printf("%d %d\n", a.self->b->a->self->n, b.a->b->n);
	return 0;
}
