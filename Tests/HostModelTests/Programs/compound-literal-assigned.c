/* A structure assigned from a compound literal that reads it. */
#include <stdio.h>

struct s { int a, b, c; };

int main(void)
{
	struct s s = { 1, 2, 3 };

	s = (struct s) { .a = s.c, .b = s.a, .c = s.b };
	printf("%d%d%d ", s.a, s.b, s.c);
	s = (struct s) { .b = s.a };
	printf("%d%d%d ", s.a, s.b, s.c);
	((struct s *)&s)->c = (struct s) { 7, 8, 9 }.c;
	printf("%d\n", s.c);
	return 0;
}
