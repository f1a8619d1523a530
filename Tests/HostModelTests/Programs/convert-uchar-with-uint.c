/* Bits of unsigned char and unsigned int together. */
#include <limits.h>
#include <stdio.h>

static const unsigned char as[] = { 0, 200, 255 };
static const unsigned int bs[] = { 0u, 3000000000u, UINT_MAX };

#define SHOW(e) printf("%16llx", (unsigned long long)(e))

int main(void)
{
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 3; k++) {
			unsigned char a = as[i];
			unsigned int b = bs[k];

			SHOW(a & b);
			SHOW(a | b);
			SHOW(a ^ b);
			SHOW(a & ~b);
			puts("");
		}
	return sizeof(as[0] ^ bs[0]);
}
