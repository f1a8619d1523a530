/* What type signed char and unsigned int have together, and the value of a choice between them. */
#include <limits.h>
#include <stdio.h>

static const signed char as[] = { -128, -1, 127 };
static const unsigned int bs[] = { 0u, 3000000000u, UINT_MAX };

#define NAME(e) _Generic((e), int: "int", unsigned: "unsigned", long: "long", \
	unsigned long: "unsigned long", long long: "long long", default: "unsigned long long")

int main(void)
{
	int chosen = 1;

	printf("%s %s %s\n", NAME(as[0] + bs[0]), NAME(as[0] << bs[0]), NAME(chosen ? as[0] : bs[0]));
	for (int i = 0; i < 3; i++) {
		long long x = chosen ? as[i] : bs[i], y = !chosen ? as[i] : bs[i];

		printf("%lld %lld\n", x, y);
	}
	return 0;
}
