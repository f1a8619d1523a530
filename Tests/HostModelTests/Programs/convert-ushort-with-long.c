/* Bits of unsigned short and long together. */
#include <limits.h>
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned short a = as[i];
			long b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
