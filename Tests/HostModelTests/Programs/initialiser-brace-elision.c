/* Values flow into aggregates without braces of their own. */
#include <stdio.h>

struct s { int a; struct { char c[2]; short d; } in[2]; int e; };

int main(void)
{
	struct s s = { 1, 'a', 'b', 2, 'c', 'd', 3, 4 }, v[] = { 1, { { "x", 5 } }, 6, 7, "yz", 8 };

	printf("%d %c%c %d %c%c %d %d\n", s.a, s.in[0].c[0], s.in[0].c[1], s.in[0].d, s.in[1].c[0],
	       s.in[1].c[1], s.in[1].d, s.e);
	printf("%d %d %d %d %d\n", (int)(sizeof(v) / sizeof(*v)), v[0].in[0].d, v[0].e, v[1].a, v[1].in[0].d);
	return 0;
}
