/* Sum, difference and product of long long and long long, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const long long as[] = { LLONG_MIN, -1LL, 0x123456789abLL };
static const long long bs[] = { LLONG_MIN, -1LL, 0x123456789abLL };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			long long a = as[i];
			long long b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
