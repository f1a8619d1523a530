/* Compound assignment of bool to unsigned long long and back: computed wide, stored narrow. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

static const unsigned long long as[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };
static const bool bs[] = { 0, 1, 1 };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned long long a = as[i];
			bool b = bs[k];

			a += b;
			b -= a;
			a ^= b;
			b *= 3;
			a |= b >> 1;
			printf("%lld %lld\n", (long long)a, (long long)b);
		}
	return 0;
}
