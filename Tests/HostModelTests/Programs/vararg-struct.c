/* Structures of several sizes as variable arguments. */
#include <stdarg.h>
#include <stdio.h>

struct small { char c[3]; };
struct pair { int a, b; };
struct big { long long v[5]; };

static long long total(int n, ...)
{
	va_list ap;
	long long t = 0;

	va_start(ap, n);
	for (int i = 0; i < n; i++) {
		struct small s = va_arg(ap, struct small);
		struct pair p = va_arg(ap, struct pair);
		struct big b = va_arg(ap, struct big);

		t = t * 10 + s.c[1] + p.a * p.b + b.v[4] + va_arg(ap, int);
	}
	va_end(ap);
	return t;
}

int main(void)
{
	struct small s = { "ab" };
	struct pair p = { 6, 7 };
	struct big b = { { [4] = 1LL << 33 } };

	printf("%lld\n", total(2, s, p, b, 5, s, (struct pair) { 1, 1 }, b, 6));
	return 0;
}
