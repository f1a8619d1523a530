/* Without break control goes on into the next case. */
#include <stdio.h>

static int f(int n)
{
	int r = 0;

	switch (n) {
	case 0:
		r += 1;
	case 1:
		r += 10;
	case 2:
		r += 100;
		break;
	case 3:
		r += 1000;
	default:
		r += 10000;
	}
	return r;
}

int main(void)
{
	for (int i = -1; i < 5; i++)
		printf("%d: %d\n", i, f(i));
	return 0;
}
