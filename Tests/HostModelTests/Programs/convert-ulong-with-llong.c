/* Bits of unsigned long and long long together. */
#include <limits.h>
#include <stdio.h>

static const unsigned long as[] = { 5UL, 0xc0000000UL, ULONG_MAX };
static const long long bs[] = { LLONG_MIN, -1LL, 0x123456789abLL };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned long a = as[i];
			long long b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
