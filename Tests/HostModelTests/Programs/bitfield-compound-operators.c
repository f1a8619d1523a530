/* Every compound assignment on bit-fields. */
#include <stdio.h>

struct s { unsigned u : 6; int i : 6; };

int main(void)
{
	struct s s = { 45, -20 };

	s.u *= 3; s.i *= 2;
	printf("%u %d\n", s.u, s.i);
	s.u /= 2; s.i /= 3;
	printf("%u %d\n", s.u, s.i);
	s.u %= 5; s.i -= 9;
	printf("%u %d\n", s.u, s.i);
	s.u |= 0x30; s.i ^= 5;
	printf("%u %d\n", s.u, s.i);
	s.u >>= 3; s.i >>= 1;
	printf("%u %d\n", s.u, s.i);
	s.u &= 3; s.i += 40;
	printf("%u %d\n", s.u, s.i);
	return 0;
}
