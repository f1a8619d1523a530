/* Formats of the exact types. */
#include <stdint.h>
#include <stdio.h>
#include <inttypes.h>
int main(void)
{
	int64_t a = -5000000000;
	uint64_t b = 0xfedcba9876543210;
	uint32_t c = 0xffffffff;
	int8_t d = -3;

	printf("%" PRId64 " %" PRIu64 " %" PRIx64 "\n", a, b, b);
	printf("%" PRIu32 " %" PRIx32 " %" PRId8 "\n", c, c, d);
	return 0;
}
