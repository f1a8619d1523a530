/* Fields as wide as their types. */
#include <stdio.h>

struct s { char a : 8; short b : 16; int c : 32; long long d : 64; unsigned char e : 8; };

int main(void)
{
	struct s s = { -1, -2, -3, -4, -5 };

	printf("%d %d %d %lld %d %d\n", s.a, s.b, s.c, (long long)s.d, s.e, (int)sizeof(s));
	return 0;
}
