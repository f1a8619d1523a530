/* Numbers from text in three bases, with overflow found. */
#include <stdio.h>
#include <stdlib.h>

static int parse(const char *s, unsigned base, unsigned *out)
{
	unsigned n = 0;

	if (!*s)
		return -22;
	for (; *s; s++) {
		unsigned d = *s >= 'a' ? *s - 'a' + 10 : *s - '0';

		if (d >= base)
			return -22;
		if (__builtin_mul_overflow(n, base, &n) || __builtin_add_overflow(n, d, &n))
			return -34;
	}
	*out = n;
	return 0;
}

int main(void)
{
	static const struct { const char *s; unsigned base; } t[] = {
		{ "1234", 10 }, { "ff", 16 }, { "129", 8 }, { "4294967295", 10 }, { "4294967296", 10 }, { "", 10 }, { "1x", 16 },
	};

	for (unsigned i = 0; i < sizeof(t) / sizeof(*t); i++) {
		unsigned n = 7;
		int r = parse(t[i].s, t[i].base, &n);

		printf("%d:%u ", r, n);
	}
	puts(" ");
	return atoi(" -12x") + 50;
}
