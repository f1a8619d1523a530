/* Cases far apart. */
#include <stdio.h>

static int f(unsigned n)
{
	switch (n) {
	case 0x80000000: return 1;
	case 0xffffffff: return 2;
	case 0: return 3;
	case 0x7fffffff: return 4;
	case 1000000007: return 5;
	case 0x12345678 ... 0x1234567f: return 6;
	default: return 7;
	}
}

int main(void)
{
	printf("%d%d%d%d%d%d%d%d\n", f(0x80000000), f(-1), f(0), f(0x7fffffff), f(1000000007),
	       f(0x12345677), f(0x1234567b), f(0x12345680));
	return 0;
}
