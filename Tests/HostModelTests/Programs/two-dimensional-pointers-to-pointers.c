/* char ** tables, environment-like, sorted by pointer swaps. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	const char *v[] = { "PATH=/bin", "HOME=/", "A=1", "TERM=", NULL }, **p, **q;

	for (p = v; *p; p++)
		for (q = p + 1; *q; q++)
			if (strcmp(*q, *p) < 0) {
				const char *t = *p;

				*p = *q;
				*q = t;
			}
	for (p = v; *p; p++)
		printf("%.*s%c", (int)(strchr(*p, '=') - *p), *p, p[1] ? ',' : '\n');
	return p - v;
}
