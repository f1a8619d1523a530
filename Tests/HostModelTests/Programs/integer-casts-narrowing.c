/* Narrowing keeps the low bits, widening the value. */
#include <stdio.h>

int main(void)
{
	long long w = 0x123456789abcdef0LL;

	printf("%d %d %d\n", (signed char)w, (short)w, (int)w);
	printf("%u %u %u\n", (unsigned char)w, (unsigned short)w, (unsigned)w);
	printf("%d %u\n", (int)(char)(short)0x1ff80, (unsigned)(unsigned char)-1);
	printf("%lld %llu\n", (long long)(int)0x80000000, (unsigned long long)(short)-1);
	printf("%lld %llu\n", (long long)(unsigned)-1, (unsigned long long)(unsigned short)-1);
	return 0;
}
