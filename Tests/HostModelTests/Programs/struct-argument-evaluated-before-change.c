/* A struct passed by value is what it was when it was passed. */
#include <stdio.h>

struct s { int a; char t[12]; int b; };
static int f(struct s x, struct s *p) { p->a = 100; x.b++; return x.a + x.b; }
static struct s g(struct s x) { x.a++; return x; }
static int sum(struct s a, struct s b) { return a.a * 10 + b.a; }

int main(void)
{
	struct s s = { 1, "abc", 2 }, v[2] = { { 5 }, { 6 } };

	printf("%d %d\n", f(s, &s), s.a);
	s = g(g(s)); printf("%d\n", s.a);
	v[0] = v[1] = g(v[0]); printf("%d %d\n", v[0].a, v[1].a);
	printf("%d\n", sum(g(s), g(g(s))));
	s = s; printf("%d %s\n", s.a, s.t);
	return 0;
}
