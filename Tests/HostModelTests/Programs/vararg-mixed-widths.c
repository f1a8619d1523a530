/* ints, longs, long longs and pointers mixed by a format of our own. */
#include <stdarg.h>
#include <stdio.h>

static void show(const char *f, ...)
{
	va_list ap;

	va_start(ap, f);
	for (; *f; f++)
		switch (*f) {
		case 'i': printf("%d ", va_arg(ap, int)); break;
		case 'u': printf("%u ", va_arg(ap, unsigned)); break;
		case 'l': printf("%ld ", va_arg(ap, long)); break;
		case 'L': printf("%lld ", va_arg(ap, long long)); break;
		case 's': printf("%s ", va_arg(ap, char *)); break;
		case 'p': printf("%d ", *va_arg(ap, int *)); break;
		}
	va_end(ap);
	puts("");
}

int main(void)
{
	int n = 7;

	show("iLiLi", 1, 2LL, 3, 1LL << 40, -5);
	show("spul", "text", &n, 3000000000u, -4L);
	show("iiiiiiiiL", 1, 2, 3, 4, 5, 6, 7, 8, -9LL);
	return 0;
}
