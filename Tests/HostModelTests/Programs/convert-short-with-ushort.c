/* Compound assignment of unsigned short to short and back: computed wide, stored narrow. */
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const unsigned short bs[] = { 1, 40000, 65535 };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			short a = as[i];
			unsigned short b = bs[k];

			a += b;
			b -= a;
			a ^= b;
			b *= 3;
			a |= b >> 1;
			printf("%lld %lld\n", (long long)a, (long long)b);
		}
	return 0;
}
