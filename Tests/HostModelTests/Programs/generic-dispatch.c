/* _Generic picks a function. */
#include <stdio.h>

static int abs_int(int n) { return n < 0 ? -n : n; }
static long long abs_wide(long long n) { return n < 0 ? -n : n; }
#define absolute(n) _Generic((n), long long: abs_wide, default: abs_int)(n)

int main(void)
{
	printf("%d %lld\n", absolute(-5), absolute(-5000000000LL));
	return _Generic(absolute(1LL), long long: 3, int: 4);
}
