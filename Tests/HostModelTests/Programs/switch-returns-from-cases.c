/* Each case returns a call's value. */
#include <stdio.h>

static int twice(int n) { return 2 * n; }
static int square(int n) { return n * n; }

static int apply(char op, int n)
{
	switch (op) {
	case 't':
		return twice(n);
	case 's':
		return square(n);
	case 'b':
		return apply('t', apply('s', n));
	}
	return n;
}

int main(void)
{
	printf("%d %d %d %d\n", apply('t', 5), apply('s', 5), apply('b', 5), apply('?', 5));
	return 0;
}
