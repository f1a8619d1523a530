/* Bits of unsigned long long and unsigned long long together. */
#include <limits.h>
#include <stdio.h>

static const unsigned long long as[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned long long a = as[i];
			unsigned long long b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
