/* FNV of 32 and 64 bits, djb2, and a mixing function. */
#include <stdint.h>
#include <stdio.h>

static unsigned fnv32(const char *s)
{
	unsigned h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619;
	return h;
}

static uint64_t fnv64(const char *s)
{
	uint64_t h = 0xcbf29ce484222325;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3;
	return h;
}

static unsigned mix(unsigned h)
{
	h ^= h >> 16;
	h *= 0x85ebca6b;
	h ^= h >> 13;
	h *= 0xc2b2ae35;
	return h ^ h >> 16;
}

int main(void)
{
	printf("%x %llx %x\n", fnv32("kernel"), (unsigned long long)fnv64("kernel"), mix(12345));
	return 0;
}
