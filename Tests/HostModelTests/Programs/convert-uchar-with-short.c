/* Sum, difference and product of unsigned char and short, and the width they are computed in. */
#include <stdio.h>

static const unsigned char as[] = { 0, 200, 255 };
static const short bs[] = { -32768, -2, 32767 };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned char a = as[i];
			short b = bs[k];

			printf("%lld %lld %lld\n", (long long)(a + b), (long long)(a - b), (long long)(a * b));
		}
	printf("%d %d\n", (int)sizeof(as[0] + bs[0]), (int)sizeof(-as[0]));
	return 0;
}
