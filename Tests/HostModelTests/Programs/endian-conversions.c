/* cpu_to_le and cpu_to_be as the kernel's headers have them. */
#include <stdint.h>
#include <stdio.h>

#define swab16(x) ((uint16_t)((((uint16_t)(x) & 0xff) << 8) | (((uint16_t)(x) & 0xff00) >> 8)))
#define swab32(x) ((uint32_t)(((x) & 0xffu) << 24 | ((x) & 0xff00u) << 8 | ((x) & 0xff0000u) >> 8 | (x) >> 24))

static uint32_t get_be32(const void *p)
{
	const uint8_t *b = p;

	return (uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
}

static void put_le64(uint64_t v, uint8_t *p)
{
	for (int i = 0; i < 8; i++, v >>= 8)
		p[i] = v;
}

int main(void)
{
	uint32_t w = 0x80123456;
	uint8_t b[8];

	printf("%x %x %x\n", swab16(0x1234), swab32(w), get_be32(&w));
	put_le64(0x8877665544332211ULL, b);
	for (int i = 0; i < 8; i++)
		printf("%x ", b[i]);
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	puts("little");
#endif
	return 0;
}
