/* Bits of short and short together. */
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const short bs[] = { -32768, -2, 32767 };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			short a = as[i];
			short b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
