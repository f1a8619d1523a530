/* #if, #elif, defined, and arithmetic of the preprocessor. */
#include <stdio.h>

#define A 3
#define B
#define HAS(x) defined(x)

int main(void)
{
	int r = 0;

#if A == 3 && defined(B) && !defined C
	r |= 1;
#endif
#if A > 5
	r |= 2;
#elif A * 2 == 6 ? 1 : 0
	r |= 4;
#else
	r |= 8;
#endif
#if -1 > 0u
	r |= 16;
#endif
#if UNKNOWN || 'a' == 97 && (1 ? 2 : 0)
	r |= 32;
#endif
#ifdef A
# ifndef B
	r |= 64;
# else
#  if (0xffffffffffffffff >> 63) == 1
	r += 128;
#  endif
# endif
#endif
	printf("%d\n", r);
	return 0;
}
