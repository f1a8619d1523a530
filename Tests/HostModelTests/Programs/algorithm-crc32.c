/* CRC 32 by a table made at run time, and bit by bit. */
#include <stdio.h>

static unsigned table[256];

static unsigned bitwise(const char *s)
{
	unsigned crc = ~0u;

	for (; *s; s++) {
		crc ^= (unsigned char)*s;
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
	}
	return ~crc;
}

int main(void)
{
	const char *text = "123456789", *p;
	unsigned crc = -1;

	for (unsigned i = 0; i < 256; i++) {
		unsigned c = i;

		for (int k = 0; k < 8; k++)
			c = c & 1 ? c >> 1 ^ 0xedb88320 : c >> 1;
		table[i] = c;
	}
	for (p = text; *p; p++)
		crc = table[(crc ^ *p) & 0xff] ^ crc >> 8;
	printf("%08x %d\n", ~crc, ~crc == bitwise(text));
	return 0;
}
