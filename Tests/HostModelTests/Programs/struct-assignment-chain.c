/* The value of a structure assignment, and assignment to itself. */
#include <stdio.h>

struct s { int a, b; };

int main(void)
{
	struct s x = { 1, 2 }, y, z;

	z = y = x;
	x = x;
	printf("%d %d", z.b, (y = (struct s) { 5, 6 }).b);
	printf(" %d\n", y.a);
	z.a = (x = y).a + (y = z).b;
	printf("%d %d %d\n", x.b, y.b, z.a);
	return 0;
}
