/* Sum, difference and product of unsigned short and unsigned short, and the width they are computed in. */
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const unsigned short bs[] = { 1, 40000, 65535 };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned short a = as[i];
			unsigned short b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
