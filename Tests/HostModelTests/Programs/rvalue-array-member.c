/* An array inside a returned structure, indexed and passed on. */
#include <stdio.h>

struct s { int v[4]; char t[6]; };

static struct s make(int n)
{
	return (struct s) { { n, n + 1, n + 2 }, "abcde" };
}

static int first(const int *p) { return p[0] * 10 + p[1]; }

int main(void)
{
	int i = 2;

	printf("%d %d %s %c\n", make(3).v[i], first(make(4).v), make(0).t + 1, *make(1).t);
	printf("%d\n", (i ? make(7) : make(8)).v[1]);
	printf("%d\n", (make(1), make(9)).v[0]);
	return 0;
}
