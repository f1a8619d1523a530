/* Differences in elements, also negative, of all element sizes. */
#include <stdio.h>

int main(void)
{
	long long w[8];
	short s[9];
	char c[10];
	int m[3][5];

	printf("%d %d\n", (int)(&w[7] - &w[2]), (int)(&w[0] - &w[3]));
	printf("%d %d\n", (int)(s + 9 - s), (int)(&c[9] - c));
	printf("%d %d %d\n", (int)(&m[2] - &m[0]), (int)(&m[2][1] - &m[1][4]), (int)(m[1] - m[0]));
	printf("%d\n", (int)sizeof(&w[1] - w));
	return 0;
}
