/* Designators that go several levels down, and go on from there. */
#include <stdio.h>

struct in { int v[3]; char c; };
struct out { struct in a, b[2]; int n; };

int main(void)
{
	struct out o = { .b[1].v[1] = 5, 6, 'x', .a.c = 'y', { { 1 }, 'z' }, .n = 8 };

	printf("%d %d %c %c\n", o.b[1].v[1], o.b[1].v[2], o.b[1].c, o.a.c);
	printf("%d %c %d %d\n", o.b[0].v[0], o.b[0].c, o.n, o.a.v[0]);
	return 0;
}
