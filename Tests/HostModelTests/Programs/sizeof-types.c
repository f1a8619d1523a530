/* The sizes and alignments of the basic types. */
#include <stddef.h>
#include <stdio.h>

int main(void)
{
	printf("%d %d %d %d %d\n", (int)sizeof(char), (int)sizeof(short), (int)sizeof(int), (int)sizeof(long),
	       (int)sizeof(long long));
	printf("%d %d %d\n", (int)sizeof(void *), (int)sizeof(int (*)(void)), (int)sizeof(size_t));
	printf("%d %d %d %d\n", (int)_Alignof(short), (int)_Alignof(int), (int)_Alignof(long),
	       (int)_Alignof(long long));
	printf("%d %d\n", (int)sizeof(void), (int)sizeof(main));
	return 0;
}
