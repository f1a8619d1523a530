/* Cases of a char that is negative. */
#include <stdio.h>

static int f(char c)
{
	switch (c) {
	case '\xff': return 1;
	case '\x80' ... '\x90': return 2;
	case 0: return 3;
	case 127: return 4;
	}
	return 0;
}

int main(void)
{
	printf("%d%d%d%d%d\n", f(-1), f(-120), f(0), f(127), f(1));
	return 0;
}
