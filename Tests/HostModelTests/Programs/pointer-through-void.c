/* Any object pointer survives a void pointer. */
#include <stddef.h>
#include <stdio.h>

static void swap(void *a, void *b, size_t n)
{
	unsigned char *x = a, *y = b;

	while (n--) {
		unsigned char t = *x;

		*x++ = *y;
		*y++ = t;
	}
}

int main(void)
{
	long long a = 1LL << 40, b = -3;
	short s[3] = { 1, 2, 3 }, t[3] = { 4, 5, 6 };

	swap(&a, &b, sizeof(a));
	swap(s, t, sizeof(s));
	printf("%lld %lld %d %d\n", a, b, s[1], t[2]);
	return 0;
}
