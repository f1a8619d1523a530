/* Sum, difference and product of unsigned short and unsigned long long, and the width they are computed in. */
#include <limits.h>
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned short a = as[i];
			unsigned long long b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
