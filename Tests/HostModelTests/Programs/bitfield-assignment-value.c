/* The value of an assignment is what the bit-field holds afterwards. */
#include <stdio.h>

struct s { int a : 4; unsigned b : 4; };

int main(void)
{
	struct s s;
	int x = s.a = 12, y = s.b = 28;
	int z = (s.b += 9);

	printf("%d %d %d\n", x, y, z);
	s.a = s.b = 31;
	printf("%d %u\n", s.a, s.b);
	return 0;
}
