/* A structure as the initialiser of a member without braces. */
#include <stdio.h>

struct p { int x, y; };
struct s { struct p a, b; int n; };

static struct p make(int n)
{
	return (struct p) { n, -n };
}

int main(void)
{
	struct p p = { 1, 2 };
	struct s s = { p, make(3), 4 }, t = { .b = p, 5 }, v[] = { { make(6) }, s };

	printf("%d %d %d\n", s.a.y, s.b.y, s.n);
	printf("%d %d %d %d\n", t.a.x, t.b.x, t.n, v[0].a.y);
	printf("%d\n", v[1].b.x);
	return 0;
}
