/* An unsigned counter wraps below zero. */
#include <stdio.h>

int main(void)
{
	unsigned char i;
	unsigned n = 0, k;

	for (i = 3; i < 250; i--)
		n++;
	printf("%u %d\n", n, i);
	for (k = 5; k-- > 0;)
		printf("%u ", k);
	printf("%u\n", k);
	return 0;
}
