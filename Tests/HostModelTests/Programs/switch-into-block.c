/* Cases inside blocks and an if of the body. */
#include <stdio.h>

static int f(int n)
{
	int r = 0;

	switch (n) {
	case 0:
		if (r) {
	case 1:
			r = 5;
		} else {
	case 2:
			r += 7;
		}
		r++;
	}
	return r;
}

int main(void)
{
	printf("%d %d %d %d\n", f(0), f(1), f(2), f(3));
	return 0;
}
