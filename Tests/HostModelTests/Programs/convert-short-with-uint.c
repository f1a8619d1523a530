/* Sum, difference and product of short and unsigned int, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const unsigned int bs[] = { 0u, 3000000000u, UINT_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			short a = as[i];
			unsigned int b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
