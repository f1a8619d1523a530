/* Each call has arguments of its own, in recursion as well. */
#include <stdarg.h>
#include <stdio.h>

static int f(int n, ...)
{
	va_list ap;
	int r, deeper = 0;

	va_start(ap, n);
	r = va_arg(ap, int);
	if (n)
		deeper = f(n - 1, r + 1, 7);
	r = r * 100 + va_arg(ap, int);
	va_end(ap);
	return r + deeper;
}

int main(void)
{
	printf("%d\n", f(3, 10, 5));
	return 0;
}
