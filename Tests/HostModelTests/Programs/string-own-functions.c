/* The library's functions written out, as the kernel's lib/string.c does. */
#include <stddef.h>
#include <stdio.h>

static size_t my_strlen(const char *s)
{
	const char *p;

	for (p = s; *p; ++p)
		;
	return p - s;
}

static int my_strcmp(const char *a, const char *b)
{
	unsigned char c, d;

	do {
		c = *a++;
		d = *b++;
		if (c != d)
			return c < d ? -1 : 1;
	} while (c);
	return 0;
}

static char *my_strcpy(char *to, const char *from)
{
	char *start = to;

	while ((*to++ = *from++))
		;
	return start;
}

int main(void)
{
	char b[8];

	printf("%d %d %d %d\n", (int)my_strlen("hello"), my_strcmp("a", "\xe4"), my_strcmp("b", "a"), my_strcmp("x", "x"));
	puts(my_strcpy(b, "copied"));
	return 0;
}
