/* Enumerators are ints in arithmetic. */
#include <stdio.h>

enum flags { F_A = 1 << 0, F_B = 1 << 1, F_C = 1 << 2, F_ALL = F_A | F_B | F_C, F_TOP = 1 << 30 };

int main(void)
{
	enum flags f = F_A | F_C;

	f |= F_TOP;
	f &= ~F_A;
	printf("%x %d %d\n", f, f & F_ALL, !!(f & F_B));
	for (enum flags g = F_A; g <= F_C; g <<= 1)
		printf("%d", (f & g) != 0);
	puts("");
	return 0;
}
