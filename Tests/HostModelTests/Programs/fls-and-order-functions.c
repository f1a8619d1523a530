/* fls, ilog2 and get_order written out. */
#include <stdio.h>

static int fls(unsigned x)
{
	int r = 32;

	if (!x)
		return 0;
	if (!(x & 0xffff0000u)) { x <<= 16; r -= 16; }
	if (!(x & 0xff000000u)) { x <<= 8; r -= 8; }
	if (!(x & 0xf0000000u)) { x <<= 4; r -= 4; }
	if (!(x & 0xc0000000u)) { x <<= 2; r -= 2; }
	if (!(x & 0x80000000u)) r -= 1;
	return r;
}

static int get_order(unsigned long size)
{
	int order = -1;

	size = (size - 1) >> 11;
	do {
		size >>= 1;
		order++;
	} while (size);
	return order;
}

int main(void)
{
	for (unsigned i = 0; i < 32; i += 3)
		printf("%d ", fls(1u << i) - (32 - __builtin_clz(1u << i)) + fls((1u << i) - 1));
	printf("%d %d %d\n", get_order(1), get_order(4097), get_order(1 << 20));
	return 0;
}
