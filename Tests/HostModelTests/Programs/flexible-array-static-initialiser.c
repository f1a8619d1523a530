/* Flexible arrays that a static initialiser gives elements. */
#include <stdio.h>

struct f { int n; short v[]; }; struct g { char c; struct { int x, y; } p[]; };
static struct f a = { 3, { 1, 2, 3 } }, b = { .n = 1, .v = { [4] = 7 } }, e = { 5 };
static struct g g = { 'c', { { 1, 2 }, { .y = 4 } } };
static struct { int n; char t[]; } t = { 2, "text" };

int main(void)
{
	static struct f in = { 2, { 8, 9 } };

	printf("%d %d %d\n", a.v[0], a.v[2], (int)sizeof(a));
	printf("%d %d %d\n", b.v[4], b.v[3], e.n);
	printf("%d %d %d %d\n", g.p[0].y, g.p[1].x, g.p[1].y, (int)sizeof(g));
	printf("%s %d\n", t.t, in.v[1]);
	a.v[1] = 20; printf("%d\n", a.v[1]);
	return 0;
}
