/* GENMASK, FIELD_GET and FIELD_PREP. */
#include <stdio.h>

#define BIT(n) (1UL << (n))
#define GENMASK(h, l) ((~0U << (l)) & (~0U >> (31 - (h))))
#define FIELD_GET(m, v) (((v) & (m)) >> __builtin_ctz(m))
#define FIELD_PREP(m, v) (((v) << __builtin_ctz(m)) & (m))
#define MODE GENMASK(7, 4)
#define ADDR GENMASK(31, 12)

int main(void)
{
	unsigned r = FIELD_PREP(MODE, 0xa) | FIELD_PREP(ADDR, 0x12345) | BIT(0);

	printf("%x %x %x\n", r, FIELD_GET(MODE, r), FIELD_GET(ADDR, r));
	r = (r & ~MODE) | FIELD_PREP(MODE, 0x1f);
	printf("%x %x %x\n", r, GENMASK(31, 0), GENMASK(0, 0));
	return 0;
}
