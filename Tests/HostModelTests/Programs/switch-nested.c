/* A break in the inner switch stays in the outer one. */
#include <stdio.h>

static int f(int a, int b)
{
	int r = 0;

	switch (a) {
	case 1:
		switch (b) {
		case 1:
			r = 11;
			break;
		default:
			r = 19;
		}
		r += 100;
		break;
	case 2:
		switch (b) { case 2: return 22; }
	default:
		r = 99;
	}
	return r;
}

int main(void)
{
	printf("%d %d %d %d %d\n", f(1, 1), f(1, 2), f(2, 2), f(2, 1), f(3, 3));
	return 0;
}
