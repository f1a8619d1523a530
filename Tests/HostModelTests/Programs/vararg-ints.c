/* A sum of a number of ints; narrow arguments are promoted. */
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

static int sum(int n, ...)
{
	va_list ap;
	int s = 0;

	va_start(ap, n);
	while (n--)
		s = s * 2 + va_arg(ap, int);
	va_end(ap);
	return s;
}

int main(void)
{
	signed char c = -3;
	unsigned short h = 40000;
	bool b = 7;

	printf("%d %d %d\n", sum(0), sum(3, 1, 2, 3), sum(4, c, h, b, 'x'));
	return 0;
}
