/* A callee that takes two arguments through a pointer to the list. */
#include <stdarg.h>

static int two(va_list *ap)
{
	int a = va_arg(*ap, int), b = va_arg(*ap, int);

	return a * b;
}

static int f(int n, ...)
{
	va_list ap;
	int s = 0;

	va_start(ap, n);
	for (; n; n--)
		s += two(&ap) + va_arg(ap, int);
	va_end(ap);
	return s;
}

int main(void)
{
	return f(2, 2, 3, 1, 4, 5, 2);
}
