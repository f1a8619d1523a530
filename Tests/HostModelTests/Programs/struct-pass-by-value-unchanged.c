/* A callee has a copy. */
#include <stdio.h>

struct big { int a[10]; };

static int spoil(struct big b)
{
	for (int i = 0; i < 10; i++)
		b.a[i] *= -1;
	return b.a[9];
}

int main(void)
{
	struct big b = { { [9] = 12 } };

	printf("%d", spoil(b));
	printf(" %d\n", b.a[9]);
	return 0;
}
