/* A switch into the middle of a for and a while. */
#include <stdio.h>

static int f(int start)
{
	int i = 0, r = 0;

	switch (start)
		for (; i < 3; i++) {
	case 1:
			r += 1;
	case 2:
			r += 10;
		}
	switch (start)
	default:
		while (r < 40)
	case 2:
			r += 7;
	return r;
}

int main(void)
{
	printf("%d %d %d\n", f(1), f(2), f(0));
	return 0;
}
