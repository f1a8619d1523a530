/* Bits of long and long together. */
#include <limits.h>
#include <stdio.h>

static const long as[] = { -7L, 0x40000000L, LONG_MAX };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			long a = as[i];
			long b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
