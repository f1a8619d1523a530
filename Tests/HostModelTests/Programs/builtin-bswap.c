/* Bytes turned about in 16, 32 and 64 bits. */
#include <stdio.h>

int main(void)
{
	unsigned short h = 0x1234;
	unsigned w = 0x89abcdef;
	unsigned long long q = 0x0123456789abcdefULL;

	printf("%x %x %llx\n", __builtin_bswap16(h), __builtin_bswap32(w), (unsigned long long)__builtin_bswap64(q));
	printf("%x %x\n", __builtin_bswap16(w), __builtin_bswap32(h));
	printf("%d %llx\n", __builtin_bswap32(0x80) < 0, (unsigned long long)__builtin_bswap64(-2));
	return 0;
}
