/* Sum, difference and product of signed char and long, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			signed char a = as[i];
			long b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
