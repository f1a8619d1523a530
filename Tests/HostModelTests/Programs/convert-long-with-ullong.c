/* Sum, difference and product of long and unsigned long long, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const long as[] = { -7L, 0x40000000L, LONG_MAX };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			long a = as[i];
			unsigned long long b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
