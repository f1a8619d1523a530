/* The exact widths and their limits. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	int8_t a = 200;
	uint8_t b = 300;
	int16_t c = 40000;
	uint16_t d = -1;
	int32_t e = 3000000000u;
	uint32_t f = -1;
	int64_t g = (int64_t)e * e;
	uint64_t h = UINT64_MAX;

	printf("%d %d %d %d %d %u\n", a, b, c, d, e, f);
	printf("%lld %llu\n", (long long)g, (unsigned long long)h);
	printf("%d %d\n", (int)sizeof(intptr_t), (int)sizeof(uintptr_t));
	printf("%d %d\n", INT32_MIN < 0, INT64_C(1) << 32 > UINT32_MAX);
	return 0;
}
