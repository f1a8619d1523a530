/* Compound assignment of long to unsigned char and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdio.h>

static const unsigned char as[] = { 0, 200, 255 };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned char a = as[i];
			long b = bs[k];

			a += b;
			b -= a;
			a ^= b;
			b *= 3;
			a |= b >> 1;
			printf("%lld %lld\n", (long long)a, (long long)b);
		}
	return 0;
}
