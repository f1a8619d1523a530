/* Bit-fields of enum type, with and without negative enumerators. */
#include <stdio.h>

enum color { RED, GREEN, BLUE };
enum step { BACK = -1, STAY, FORTH };
struct s { enum color c : 2; enum step d : 2; };

int main(void)
{
	struct s s = { BLUE, BACK };

	printf("%d %d\n", s.c, s.d);
	s.c++;
	s.d = FORTH;
	printf("%d %d %d\n", s.c, s.d, s.c == 3);
	return 0;
}
