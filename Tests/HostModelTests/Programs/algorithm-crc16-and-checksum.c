/* CCITT CRC of 16 bits, and the checksum of the Internet. */
#include <stdint.h>
#include <stdio.h>

static uint16_t crc16(const uint8_t *p, int n)
{
	uint16_t crc = 0xffff;

	while (n--) {
		crc ^= *p++ << 8;
		for (int i = 0; i < 8; i++)
			crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
	}
	return crc;
}

static uint16_t internet(const uint8_t *p, int n)
{
	uint32_t sum = 0;

	for (int i = 0; i < n; i += 2)
		sum += p[i] << 8 | (i + 1 < n ? p[i + 1] : 0);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return ~sum;
}

int main(void)
{
	static const uint8_t data[] = "123456789";

	printf("%04x %04x\n", crc16(data, 9), internet(data, 9));
	return 0;
}
