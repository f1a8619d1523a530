/* Assignment copies, arrays inside included. */
#include <stdio.h>

struct s { int n; char name[6]; struct { int in[2]; } deep; };

int main(void)
{
	struct s a = { 1, "first", { { 2, 3 } } }, b;

	b = a;
	a.n = 9;
	a.name[0] = 'F';
	a.deep.in[1] = 33;
	printf("%d %s %d\n", b.n, b.name, b.deep.in[1]);
	b = *&a;
	printf("%d %s %d\n", b.n, b.name, b.deep.in[1]);
	return 0;
}
