/* Rotations as the kernel writes them. */
#include <stdint.h>
#include <stdio.h>

static unsigned rol32(unsigned w, unsigned n) { return (w << (n & 31)) | (w >> (-n & 31)); }
static unsigned char ror8(unsigned char w, unsigned n) { return (w >> (n & 7)) | (w << (-n & 7)); }

static uint64_t rol64(uint64_t w, unsigned n)
{
	return (w << (n & 63)) | (w >> (-n & 63));
}

int main(void)
{
	printf("%x %x %x\n", rol32(0x80000001, 1), rol32(0x12345678, 0), rol32(0x12345678, 36));
	printf("%x %x\n", ror8(0x81, 1), ror8(0x12, 4));
	printf("%llx\n", (unsigned long long)rol64(0x0123456789abcdefULL, 20));
	return 0;
}
