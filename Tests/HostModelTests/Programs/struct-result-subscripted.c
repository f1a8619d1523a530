/* A member array of a function result is subscripted. */
#include <stdio.h>

struct s { int v[4]; char t[6]; struct { int x, y; } p[2]; };
static int calls;
static struct s f(int n) { calls++; return (struct s){ { n, n + 1, n + 2, n + 3 }, "hello", { { 1, 2 }, { 3, n } } }; }
static struct s *g(struct s *s) { return s; }

int main(void)
{
	struct s s = f(50);

	for (int i = 0; i < 4; i++)
		printf("%d ", f(i).v[3 - i]);
	printf("%c%s %d\n", f(1).t[1], f(2).t, f(9).p[1].y);
	printf("%d %d\n", g(&s)->v[2], (*g(&s)).p[0].y);
	printf("%d\n", (calls ? s : f(1)).v[1]);
	printf("%d\n", (f(1), f(2)).v[0] + (s = f(7)).v[0]);
	printf("%d %d\n", calls, (int)sizeof(f(1).t));
	return *f(0).v + f(1).t[5];
}
