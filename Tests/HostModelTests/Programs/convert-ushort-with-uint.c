/* Quotient and remainder of unsigned short by unsigned int and the other way about. */
#include <limits.h>
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const unsigned int bs[] = { 0u, 3000000000u, UINT_MAX };

static void divide(unsigned short a, unsigned int b)
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
