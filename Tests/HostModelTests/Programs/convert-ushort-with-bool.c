/* How unsigned short and bool compare. */
#include <stdbool.h>
#include <stdio.h>

static const unsigned short as[] = { 1, 40000, 65535 };
static const bool bs[] = { 0, 1, 1 };

static int order(unsigned short a, bool b)
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
