/* Whole members assigned between structures of other types. */
#include <stdio.h>

struct in { short a[3]; char c; };
struct one { int x; struct in in; };
struct two { struct in in[2]; };

int main(void)
{
	struct one o = { 1, { { 1, 2, 3 }, 'o' } };
	struct two t = { { { { 7 }, 't' } } };

	t.in[1] = o.in;
	o.in = t.in[0];
	t.in[0] = t.in[1];
	printf("%d %c %d %c %d\n", t.in[0].a[2], t.in[1].c, o.in.a[0], o.in.c, o.in.a[1]);
	return 0;
}
