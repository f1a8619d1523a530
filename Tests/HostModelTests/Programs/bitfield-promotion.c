/* A narrow bit-field promotes to int, a full one to its own type. */
#include <stdio.h>

struct s { unsigned a : 31, b : 1; unsigned full : 32; unsigned char c : 3; };

int main(void)
{
	struct s s = { .a = 5, .b = 1, .full = 5, .c = 7 };

	printf("%d %d %d\n", s.a - 6 < 0, s.full - 6 < 0, s.b - 2 < 0);
	printf("%d %d\n", ~s.c, -s.a < 0);
	printf("%d %d\n", (s.a << 1) - 11 < 0, (int)sizeof(s.c + 0));
	return 0;
}
