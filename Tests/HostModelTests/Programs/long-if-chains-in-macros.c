/* Nested conditionals of macros, each evaluated once. */
#include <stdio.h>

#define SIGN(n) ((n) > 0 ? 1 : (n) < 0 ? -1 : 0)
#define ilog2(n) (__builtin_constant_p(n) ? ((n) < 2 ? 0 : (n) < 4 ? 1 : (n) < 8 ? 2 : 3) : 31 - __builtin_clz(n))

int main(void)
{
	int n = 1000;

	printf("%d%d%d %d %d\n", SIGN(-4), SIGN(0), SIGN(4), ilog2(7), ilog2(n));
	return 0;
}
