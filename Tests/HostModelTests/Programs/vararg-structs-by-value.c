/* Structs of several sizes through variable arguments. */
#include <stdio.h>

#include <stdarg.h>
struct a { char c; }; struct b { int v[3]; }; struct c { long long l; char t[20]; };
static int f(int n, ...)
{
	va_list ap; int s = 0;

	va_start(ap, n);
	while (n--) {
		s = s * 3 + va_arg(ap, struct a).c;
		s += va_arg(ap, int);
		struct b b = va_arg(ap, struct b);
		s += b.v[2];
		s += (int)va_arg(ap, struct c).l;
		s += va_arg(ap, struct c).t[1];
		s += (int)va_arg(ap, long long);
	}
	va_end(ap);
	return s;
}

int main(void)
{
	struct a a = { 3 }; struct b b = { { 4, 5, 6 } }; struct c c = { 7, "xyz" };

	printf("%d\n", f(2, a, 1, b, c, c, 9LL, (struct a){ 8 }, -1, b, c, c, -9LL));
	return 0;
}
