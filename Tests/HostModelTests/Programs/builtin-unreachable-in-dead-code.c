/* __builtin_unreachable where control never comes. */
#include <stdio.h>

static int f(unsigned n)
{
	switch (n & 3) {
	case 0: return 10;
	case 1: return 20;
	case 2: return 30;
	case 3: return 40;
	}
	__builtin_unreachable();
}

int main(void)
{
	printf("%d %d\n", f(2), f(7));
	if (f(0) == 11)
		__builtin_trap();
	return f(1);
}
