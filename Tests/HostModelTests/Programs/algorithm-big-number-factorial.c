/* Numbers in an array of base 10^9. */
#include <stdio.h>

static unsigned digit[20] = { 1 };

int main(void)
{
	int used = 1;

	for (unsigned n = 2; n <= 50; n++) {
		unsigned long long carry = 0;

		for (int i = 0; i < used; i++) {
			carry += (unsigned long long)digit[i] * n;
			digit[i] = carry % 1000000000;
			carry /= 1000000000;
		}
		if (carry)
			digit[used++] = carry;
	}
	printf("%u", digit[--used]);
	while (used--)
		printf("%09u", digit[used]);
	puts("");
	return 0;
}
