/* An unsigned bit-field keeps its low bits. */
#include <stdio.h>

struct s { unsigned a : 3, b : 5, c : 24; };

int main(void)
{
	struct s s = { 9, 33, 0xff123456 };

	printf("%u %u %x\n", s.a, s.b, s.c);
	s.a += 7;
	s.b--;
	s.c <<= 4;
	printf("%u %u %x\n", s.a, s.b, s.c);
	return 0;
}
