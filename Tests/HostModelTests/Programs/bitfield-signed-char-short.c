/* Bit-fields of char and short types, signed and not. */
#include <stdio.h>

struct s { signed char a : 5; unsigned char b : 5; short c : 9; unsigned short d : 9; };

int main(void)
{
	struct s s = { 31, 31, 511, 511 };

	printf("%d %d %d %d %d\n", s.a, s.b, s.c, s.d, (int)sizeof(s));
	s.a = s.c = 16;
	s.b = s.d = -1;
	printf("%d %d %d %d\n", s.a, s.b, s.c, s.d);
	return 0;
}
