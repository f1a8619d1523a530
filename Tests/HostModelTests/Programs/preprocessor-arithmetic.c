/* #if computes with the widest type, short circuits included. */
#include <stdio.h>

int main(void)
{
	int r = 0;
#if 0 && 1 / 0
	r |= 1;
#endif
#if 1 || 1 % 0
	r |= 2;
#endif
#if (2 || 3) == 1 && (5 & 6) == 4 && (1 << 40) > 0
	r |= 4;
#endif
#if -1 >> 63 == -1 && -7 / 2 == -3 && -7 % 2 == -1
	r |= 8;
#endif
#if 18446744073709551615u == -1
	r |= 16;
#endif
#if '\377' < 0 && 'ab' == 24930
	r |= 32;
#endif
#if __has_attribute(packed) && !__has_attribute(nonsense_attribute)
	r |= 64;
#endif
	printf("%d\n", r);
	return 0;
}
