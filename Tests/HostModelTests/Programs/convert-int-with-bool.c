/* Quotient and remainder of int by bool and the other way about. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

static const int as[] = { INT_MIN, -3, INT_MAX };
static const bool bs[] = { 0, 1, 1 };

static void divide(int a, bool b)
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
