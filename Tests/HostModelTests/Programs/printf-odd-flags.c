/* Flags that exclude each other, and lengths of hexadecimals. */
#include <stdio.h>

int main(void)
{
	printf("[%+ d] [%-05d] [% 05d] [%+x] [% u] [%#-8x] [%-#8o]\n", 5, 6, 7, 8, 9, 10, 11);
	printf("[%hhx] [%hx] [%08lx] [%#llX] [%i] [%5c] [%-5c]\n", 0x1234, 0x12345, 0xabcL, 0xfULL, -3, 'x', 'y');
	printf("[%.10d] [%+.5d] [%12.10d] [%-12.10d]\n", -42, 42, 42, -42);
	printf("[%05s] [%-5s] [%5.5s]\n", "a", "b", "cdefghi");
	return 0;
}
