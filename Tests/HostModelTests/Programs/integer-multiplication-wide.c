/* 32 by 32 to 64 bits, and the high half of 64 by 64. */
#include <stdint.h>
#include <stdio.h>

static uint64_t mulhi(uint64_t a, uint64_t b)
{
	uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
	uint64_t low = al * bl, m1 = ah * bl + (low >> 32), m2 = al * bh + (uint32_t)m1;

	return ah * bh + (m1 >> 32) + (m2 >> 32);
}

int main(void)
{
	unsigned a = 0xdeadbeef;
	int b = -100000;

	printf("%llu %lld\n", (unsigned long long)a * a, (long long)b * b * b);
	printf("%u %d\n", a * a, b * b);
	printf("%llx\n", (unsigned long long)mulhi(0xfedcba9876543210ULL, 0x0f1e2d3c4b5a6978ULL));
	return 0;
}
