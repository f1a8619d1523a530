/* Quotient and remainder of signed char by long long and the other way about. */
#include <limits.h>
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const long long bs[] = { LLONG_MIN, -1LL, 0x123456789abLL };

static void divide(signed char a, long long b)
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
