/* Bits of short and long long together. */
#include <limits.h>
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const long long bs[] = { LLONG_MIN, -1LL, 0x123456789abLL };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			short a = as[i];
			long long b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
