/* An automatic variable's initialiser that takes its own address and size. */
#include <stdio.h>

struct list { struct list *next, *prev; };

int main(void)
{
	struct list l = { &l, &l };
	void *p = &p;
	int n = sizeof(n), v[3] = { sizeof(v), (int)(sizeof(v) / sizeof(v[0])) };

	printf("%d %d %d %d %d\n", l.next == l.prev, p == &p, n, v[0], v[1]);
	return 0;
}
