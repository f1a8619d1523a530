/* How long and bool compare. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

static const long as[] = { -7L, 0x40000000L, LONG_MAX };
static const bool bs[] = { 0, 1, 1 };

static int order(long a, bool b)
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
