/* - 0 + blank and # with integers. */
#include <stdio.h>

int main(void)
{
	printf("[%5d] [%-5d] [%05d] [%+d] [% d] [%+05d] [%-+5d]\n", 42, 42, 42, 42, 42, 42, 42);
	printf("[%5d] [%-5d] [%05d] [%+d] [% d]\n", -42, -42, -42, -42, -42);
	printf("[%#x] [%#X] [%#o] [%#x] [%#o] [%#06x]\n", 255, 255, 8, 0, 0, 255);
	printf("[%x] [%o] [%X] [%u]\n", -1, -1, 0xabc, -1);
	return 0;
}
