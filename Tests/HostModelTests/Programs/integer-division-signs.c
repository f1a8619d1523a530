/* Division truncates toward zero, the remainder follows the dividend. */
#include <stdio.h>

int main(void)
{
	for (int a = -7; a <= 7; a += 7)
		for (int b = -2; b <= 2; b += 4)
			printf("%d/%d=%d,%d ", a, b, a / b, a % b);
	puts("");
	printf("%lld %lld\n", -9000000000LL / 7, -9000000000LL % 7);
	printf("%u %u\n", -7u / 2, -7 % 2u);
	printf("%d\n", (signed char)-128 / (signed char)-1);
	return 0;
}
