/* Compound assignment of unsigned long long to short and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			short a = as[i];
			unsigned long long b = bs[k];

			a += b;
			b -= a;
			a ^= b;
			b *= 3;
			a |= b >> 1;
			printf("%lld %lld\n", (long long)a, (long long)b);
		}
	return 0;
}
