/* Types declared in odd places: sizeof, casts, parameters and return types. */
#include <stdio.h>

static struct ret { int a; char b; } f(void)
{
	return (struct ret) { 4, 'x' };
}

int main(void)
{
	int n = sizeof(struct odd { char c[9]; });
	struct odd o = { "odd" };
	struct ret r = f();
	int m = ((struct cast { int q; }) { 5 }).q;

	printf("%d %s %d %c %d %d\n", n, o.c, r.a, r.b, m, (int)sizeof(struct cast));
	return 0;
}
