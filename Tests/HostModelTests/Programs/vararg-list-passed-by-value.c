/* A list handed on: whether the callee moves it is the architecture's. */
#include <stdio.h>

#include <stdarg.h>
static int sum(int n, va_list ap) { int s = 0; while (n--) s += va_arg(ap, int); return s; }
static int next(va_list *ap) { return va_arg(*ap, int); }
static int f(int n, ...)
{
	va_list ap, copy; int s;

	va_start(ap, n);
	va_copy(copy, ap);
	s = sum(n, ap) * 100;
	s += next(&copy) * 10 + next(&copy);
	s += sum(1, copy);
	va_end(copy);
	va_end(ap);
	va_start(ap, n);
	s += va_arg(ap, int);
	va_end(ap);
	return s;
}

int main(void)
{
	printf("%d\n", f(4, 1, 2, 3, 4));
	printf("%d\n", f(3, 9, 8, 7));
	return 0;
}
