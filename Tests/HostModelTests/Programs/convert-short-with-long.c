/* How short and long compare. */
#include <limits.h>
#include <stdio.h>

static const short as[] = { -32768, -2, 32767 };
static const long bs[] = { -7L, 0x40000000L, LONG_MAX };

static int order(short a, long b)
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
