/* How long long and unsigned long long compare. */
#include <limits.h>
#include <stdio.h>

static const long long as[] = { LLONG_MIN, -1LL, 0x123456789abLL };
static const unsigned long long bs[] = { 2ULL, 0x8000000000000000ULL, ULLONG_MAX };

static int order(long long a, unsigned long long b)
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
