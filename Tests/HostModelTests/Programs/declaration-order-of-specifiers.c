/* Specifiers in any order. */
#include <stdio.h>

unsigned static int long a = 5;
int long const unsigned long b = 6;
short typedef unsigned t;
char signed volatile c = -7;
int const *const volatile p = 0;
long unsigned d(void);
long unsigned d(void) { return 8; }

int main(void)
{
	register t e = 65537;
	auto int f = 2;
	int long g = -1;

	printf("%lu %llu %d %d %lu %d %ld %d\n", a, b, c, e, d(), f, g, p == 0);
	return 0;
}
