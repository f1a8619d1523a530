/* Quotient and remainder of unsigned long by unsigned long and the other way about. */
#include <limits.h>
#include <stdio.h>

static const unsigned long as[] = { 5UL, 0xc0000000UL, ULONG_MAX };
static const unsigned long bs[] = { 5UL, 0xc0000000UL, ULONG_MAX };

static void divide(unsigned long a, unsigned long b)
{
	if (b && b + 1)
		printf("%lld %lld  ", (long long)(a / b), (long long)(a % b));
	if (a && a + 1)
		printf("%lld %lld", (long long)(b / a), (long long)(b % a));
	puts("");
}

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++)
			divide(as[i], bs[k]);
	return 0;
}
