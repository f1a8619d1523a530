/* { 0 }, { } and static without initialiser. */
#include <stdio.h>

struct s { int a; char b[3]; struct { int *p; } c; };

static struct s u;

int main(void)
{
	struct s s = { 0 }, t = { };
	int a[4] = { }, n = { 5 };

	printf("%d %d %d %d\n", s.a, t.b[2], u.c.p == 0, s.c.p == t.c.p);
	return a[3] + n;
}
