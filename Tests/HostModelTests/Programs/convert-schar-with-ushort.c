/* Bits of signed char and unsigned short together. */
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const unsigned short bs[] = { 1, 40000, 65535 };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			signed char a = as[i];
			unsigned short b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
