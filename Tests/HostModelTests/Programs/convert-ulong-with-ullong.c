/* Compound assignment of unsigned long long to unsigned long and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdio.h>

static const unsigned long as[] = { 5UL, 0xc0000000UL, ULONG_MAX };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned long a = as[i];
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
