/* A block cipher that is undone by its inverse. */
#include <stdint.h>
#include <stdio.h>

static void encrypt(uint32_t v[2], const uint32_t k[4])
{
	uint32_t sum = 0;

	for (int i = 0; i < 32; i++) {
		sum += 0x9e3779b9;
		v[0] += (v[1] << 4) + k[0] ^ v[1] + sum ^ (v[1] >> 5) + k[1];
		v[1] += (v[0] << 4) + k[2] ^ v[0] + sum ^ (v[0] >> 5) + k[3];
	}
}

static void decrypt(uint32_t v[2], const uint32_t k[4])
{
	uint32_t sum = 0x9e3779b9u * 32;

	for (int i = 0; i < 32; i++, sum -= 0x9e3779b9) {
		v[1] -= (v[0] << 4) + k[2] ^ v[0] + sum ^ (v[0] >> 5) + k[3];
		v[0] -= (v[1] << 4) + k[0] ^ v[1] + sum ^ (v[1] >> 5) + k[1];
	}
}

int main(void)
{
	uint32_t v[2] = { 1, 0xffffffff };
	const uint32_t key[4] = { 1, 2, 3, 0xdeadbeef };

	encrypt(v, key);
	printf("%08x %08x\n", v[0], v[1]);
	decrypt(v, key);
	printf("%x %x\n", v[0], v[1]);
	return 0;
}
