/* Quotient and remainder of unsigned char by int and the other way about. */
#include <limits.h>
#include <stdio.h>

static const unsigned char as[] = { 0, 200, 255 };
static const int bs[] = { INT_MIN, -3, INT_MAX };

static void divide(unsigned char a, int b)
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
