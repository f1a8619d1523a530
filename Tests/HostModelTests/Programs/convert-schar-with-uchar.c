/* How signed char and unsigned char compare. */
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const unsigned char bs[] = { 0, 200, 255 };

static int order(signed char a, unsigned char b)
{
	return (a < b) | (a <= b) << 1 | (a == b) << 2 | (a != b) << 3 | (a > b) << 4 | (a >= b) << 5;
}

int main(void)
{
	int sum = 0;

	for (int i = 0; i < 9; i++) {
		int o = order(as[i / 3], bs[i % 3]);

		printf("%d ", o);
		sum += o;
	}
	printf("\n%d\n", as[0] < bs[2] ? -1 < 0u : 2);
	return sum % 100;
}
