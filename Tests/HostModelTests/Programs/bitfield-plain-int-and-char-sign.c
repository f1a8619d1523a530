/* Plain int and plain char bit-fields are signed here. */
#include <stdio.h>

struct s { int i : 2; char c : 2; long l : 2; };

int main(void)
{
	struct s s = { 3, 3, 3 };

	printf("%d %d %ld\n", s.i, s.c, (long)s.l);
	return s.i == -1;
}
