/* A structure without members has size zero (GNU C). */
#include <stdio.h>

struct none { };
struct s { int a; struct none n; int b; };

static struct none pass(struct none n)
{
	return n;
}

int main(void)
{
	struct none n = { }, m;
	struct s s = { 1, { }, 2 };

	m = pass(n);
	printf("%d %d %d %d\n", (int)sizeof(n), (int)sizeof(s), s.a, s.b);
	(void)m;
	return 0;
}
