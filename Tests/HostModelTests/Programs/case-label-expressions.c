/* Case labels computed from sizeof, enumerators, characters and casts. */
#include <stdio.h>

enum { A = 3 };

static int f(int n)
{
	switch (n) {
	case sizeof(int): return 1;
	case A + 2 * 3: return 2;
	case (char)0x1ff: return 3;
	case 'a' == 'a' ? 50 : 51: return 4;
	case ~0 << 4: return 5;
	case -(A << 2) ... -A - 1: return 6;
	}
	return 0;
}

int main(void)
{
	printf("%d%d%d%d%d%d%d\n", f(4), f(9), f(-1), f(50), f(-16), f(-7), f(-3));
	return 0;
}
