/* Compound assignment of long to int and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdio.h>

static const int as[] = { INT_MIN, -3, INT_MAX };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			int a = as[i];
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
