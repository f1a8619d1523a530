/* A va_list given to another function, and to vsnprintf. */
#include <stdarg.h>
#include <stdio.h>

static char line[64];

static int vlog(const char *format, va_list ap)
{
	return vsnprintf(line, sizeof(line), format, ap);
}

static int log_it(const char *format, ...)
{
	va_list ap;
	int n;

	va_start(ap, format);
	n = vlog(format, ap);
	va_end(ap);
	return n;
}

int main(void)
{
	int n = log_it("%s=%d/%lld %c%%", "key", -12, 1LL << 40, '!');

	printf("%d [%s]\n", n, line);
	return n;
}
