/* A handful of famous ones. */
#include <stdio.h>

int main(void)
{
	int a = 6, b = 3, *p = &a;

	printf("%d %d %d\n", a & b == 3, 1 << 2 + 1, a - b - 1);
	printf("%d %d %d\n", -a % 4, ~a & 7, !a + 1);
	printf("%d %d\n", *p * *p, a ^ b & 1 | 8);
	printf("%d %d\n", 2 + 3 * 4 % 5, 100 / 10 / 2);
	printf("%d %d\n", a > b > 1, a == 6 != 0);
	return 0;
}
