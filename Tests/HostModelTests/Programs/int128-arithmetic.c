/* Integers of 128 bits where there are any. */
#include <stdio.h>

int main(void)
{
#ifdef __SIZEOF_INT128__
	unsigned __int128 p = (unsigned __int128)~0ULL * ~0ULL;

	printf("%llx %llx\n", (unsigned long long)(p >> 64), (unsigned long long)p);
#endif
	return 0;
}
