/* A range that falls through into default and out again. */
#include <stdio.h>

static int f(unsigned n)
{
	int r = 0;

	switch (n) {
	case 10 ... 19:
		r = 1;
	default:
		r += 2;
		break;
	case 0 ... 9:
		r = 4;
		if (n == 5)
			break;
	case 20:
		r += 8;
	}
	return r;
}

int main(void)
{
	printf("%d %d %d %d %d %d\n", f(3), f(5), f(15), f(20), f(21), f(~0u));
	return 0;
}
