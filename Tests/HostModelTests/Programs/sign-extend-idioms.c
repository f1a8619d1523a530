/* sign_extend32 and fields of odd widths. */
#include <stdint.h>
#include <stdio.h>

static int sign_extend(unsigned v, int index)
{
	unsigned shift = 31 - index;

	return (int)(v << shift) >> shift;
}

int main(void)
{
	printf("%d %d %d\n", sign_extend(0x1ff, 8), sign_extend(0x0ff, 8), sign_extend(0x800, 11));
	printf("%d %lld\n", (int8_t)0x80 >> 3, (long long)(int32_t)0x80000000u);
	return 0;
}
