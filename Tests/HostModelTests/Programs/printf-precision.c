/* Precisions of integers and strings. */
#include <stdio.h>

int main(void)
{
	printf("[%.3d] [%.0d] [%.0d] [%8.3d] [%-8.3d] [%08.3d]\n", 7, 0, 5, -7, 7, 7);
	printf("[%.2s] [%5.2s] [%-5.2s] [%.0s] [%.9s]\n", "abc", "abc", "abc", "abc", "abc");
	printf("[%#.4x] [%.4o] [%#.3o]\n", 0x1f, 8, 8);
	return 0;
}
