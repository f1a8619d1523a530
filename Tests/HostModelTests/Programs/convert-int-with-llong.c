/* Sum, difference and product of int and long long, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const int as[] = { INT_MIN, -3, INT_MAX };
static const long long bs[] = { LLONG_MIN, -1LL, 0x123456789abLL };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			int a = as[i];
			long long b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
