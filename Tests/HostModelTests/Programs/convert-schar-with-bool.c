/* Compound assignment of bool to signed char and back: computed wide, stored narrow. */
#include <stdbool.h>
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const bool bs[] = { 0, 1, 1 };

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			signed char a = as[i];
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
