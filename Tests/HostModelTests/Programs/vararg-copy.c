/* va_copy: two walks over the same arguments. */
#include <stdarg.h>
#include <stdio.h>

static int spread(int n, ...)
{
	va_list ap, again;
	int sum = 0, r = 0;

	va_start(ap, n);
	va_copy(again, ap);
	for (int i = 0; i < n; i++)
		sum += va_arg(ap, int);
	for (int i = 0; i < n; i++) {
		int d = va_arg(again, int) * n - sum;

		r += d < 0 ? -d : d;
	}
	va_end(again);
	va_end(ap);
	return r;
}

int main(void)
{
	printf("%d %d\n", spread(3, 1, 2, 9), spread(4, 5, 5, 5, 5));
	return 0;
}
