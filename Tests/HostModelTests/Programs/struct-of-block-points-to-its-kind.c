/* A structure defined in a block whose member points to its own kind. */
#include <stdio.h>

int main(void)
{
	struct s { struct s *next; int n; };
	struct s b = { 0, 5 }, a = { &b, 4 };

	printf("%d\n", a.next->n);
	return 0;
}
