/* Constants read through pointers, arrays and members of nested constants. */
#include <stdio.h>

struct in { const int v[3]; };
static const struct { struct in in[2]; const char *const names[2]; } k = { { { { 1, 2, 3 } }, { { 4, 5 } } }, { "x", "yy" } };

int main(void)
{
	const struct in *p = &k.in[1];
	const int *q = k.in[0].v + 2;

	printf("%d %d %d %s\n", p->v[1], *q, p[-1].v[0], k.names[*p->v == 4]);
	return 0;
}
