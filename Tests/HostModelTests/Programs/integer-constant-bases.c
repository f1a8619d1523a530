/* Decimal, octal, hexadecimal and binary. */
#include <stdio.h>

int main(void)
{
	printf("%d %d %d %d\n", 10, 010, 0x10, 0b10);
	printf("%d %d %u\n", 0xCafe, 0777, 0XFFFFFFFFu);
	printf("%lld %llu\n", 0x7fffffffffffffffll, 01777777777777777777777ull);
	return 0;
}
