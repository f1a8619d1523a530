/* A comparison's result is an int that is compared again. */
#include <stdio.h>

int main(void)
{
	int a = 5, b = 3, c = 1;

	printf("%d %d %d\n", a > b > c, a == b == 0, (a < b) < c);
	printf("%d %d\n", 1 < 2 == 2 > 1, -1 < 0u == 0);
	printf("%d\n", (unsigned char)-1 == (unsigned short)-1 != 1);
	return 0;
}
