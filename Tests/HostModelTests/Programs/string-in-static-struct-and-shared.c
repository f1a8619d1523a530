/* The same literal twice, and a literal in a static initialiser. */
#include <stdio.h>

static struct { const char *s; char a[4]; } t[] = { { "abc", "abc" }, { .a = { 'x', [2] = 'z' } } };

int main(void)
{
	t[0].a[0] = 'A';
	printf("%s %s %d %c\n", t[0].s, t[0].a, t[1].s == 0, t[1].a[2]);
	return 0;
}
