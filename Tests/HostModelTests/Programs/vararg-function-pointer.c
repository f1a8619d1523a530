/* A function pointer among the arguments, and a variadic function through one. */
#include <stdarg.h>
#include <stdio.h>

static int neg(int n) { return -n; }

static int apply(int n, ...)
{
	va_list ap;
	int (*f)(int), r;

	va_start(ap, n);
	f = va_arg(ap, int (*)(int));
	r = f(n) + va_arg(ap, int);
	va_end(ap);
	return r;
}

int main(void)
{
	int (*p)(int, ...) = apply;

	printf("%d %d\n", apply(5, neg, 100), p(7, neg, 1));
	return 0;
}
