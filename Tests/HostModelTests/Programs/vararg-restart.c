/* va_start twice in one call. */
#include <stdarg.h>
#include <stdio.h>

static int f(int n, ...)
{
	va_list ap;
	int a, b;

	va_start(ap, n);
	a = va_arg(ap, int);
	va_end(ap);
	va_start(ap, n);
	b = va_arg(ap, int);
	b = b * 10 + va_arg(ap, int);
	va_end(ap);
	return a * 100 + b;
}

int main(void)
{
	printf("%d\n", f(0, 4, 5));
	return 0;
}
