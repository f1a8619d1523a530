/* xorshift of 64 bits and a linear congruential one of 32. */
#include <stdio.h>

static unsigned long long state = 88172645463325252ULL;

static unsigned long long xorshift(void)
{
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

int main(void)
{
	unsigned lcg = 1;
	unsigned long long x = 0;

	for (int i = 0; i < 50; i++) {
		lcg = lcg * 1664525 + 1013904223;
		x += xorshift() % (lcg >> 16 | 1);
	}
	printf("%u %llx %llu\n", lcg, state, x);
	return 0;
}
