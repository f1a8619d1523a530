/* Every amount of 32 and 64 bits. */
#include <stdio.h>

int main(void)
{
	unsigned long long w = 0x8421084210842109ULL;
	unsigned u = 0x90000001;
	unsigned sum = 0;

	for (int i = 0; i < 64; i++)
		sum = sum * 5 + (unsigned)(w >> i) + (unsigned)((w << i) >> 32);
	for (int i = 0; i < 32; i++)
		sum = sum * 3 + (u >> i) + (u << i) + ((int)u >> i);
	printf("%u\n", sum);
	return 0;
}
