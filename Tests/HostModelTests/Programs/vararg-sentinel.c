/* Strings up to a null pointer. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int join(char *to, ...)
{
	va_list ap;
	const char *s;
	int n = 0;

	va_start(ap, to);
	*to = 0;
	while ((s = va_arg(ap, const char *))) {
		strcat(to, n++ ? "-" : "");
		strcat(to, s);
	}
	va_end(ap);
	return n;
}

int main(void)
{
	char buffer[40];
	int n = join(buffer, "a", "bc", "def", (char *)0);

	puts(buffer);
	return n;
}
