/* Compound assignment of unsigned long to unsigned short and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const unsigned long bs[] = { 5UL, 0xc0000000UL, ULONG_MAX };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned short a = as[i];
			unsigned long b = bs[k];

			a += b;
			b -= a;
			a ^= b;
			b *= 3;
			a |= b >> 1;
			printf("%lld %lld\n", (long long)a, (long long)b);
		}
	return 0;
}
