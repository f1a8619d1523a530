/* Packed bit-fields across 32 and 64 bits. */
#include <stdio.h>

struct __attribute__((packed)) s {
	unsigned a : 7;
	unsigned long long b : 40;
	int c : 13;
	unsigned d : 31;
};

int main(void)
{
	struct s s = { 100, 0xfedcba9876ULL, -3000, 0x7654321 };

	printf("%d %u %llx %d %x\n", (int)sizeof(s), s.a, (unsigned long long)s.b, s.c, s.d);
	s.b++;
	s.c -= 2000;
	s.d = ~s.d;
	printf("%u %llx %d %x\n", s.a, (unsigned long long)s.b, s.c, s.d);
	return 0;
}
