/* Static bit-fields are set before main. */
#include <stdbool.h>
#include <stdio.h>

static const struct { unsigned a : 4; int b : 4; bool c : 1; unsigned long long d : 50; } table[] = {
	{ 1, -2, 1, 3 },
	{ .d = 1ULL << 49, .a = 15 },
	{ 16 + 5, 7 },
};

int main(void)
{
	for (unsigned i = 0; i < 3; i++)
		printf("%u %d %d %llu\n", table[i].a, table[i].b, table[i].c, (unsigned long long)table[i].d);
	return 0;
}
