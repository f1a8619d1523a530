/* How unsigned char and unsigned short compare. */
#include <stdio.h>

static const unsigned char as[] = { 0, 200, 255 };
static const unsigned short bs[] = { 1, 40000, 65535 };

static int order(unsigned char a, unsigned short b)
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
