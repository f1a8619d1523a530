/* Folded division, remainder and comparison of mixed signs. */
#include <stdio.h>

enum { A = -7 / 2, B = -7 % 2, C = 7 / -2, D = -1 < 0u, E = (signed char)200 / 3, F = 5u / -1 };
static const long long g = -7 / 2u, h = -7LL / 2u;

int main(void)
{
	printf("%d %d %d %d %d %d %lld %lld\n", A, B, C, D, E, F, g, h);
	return 0;
}
