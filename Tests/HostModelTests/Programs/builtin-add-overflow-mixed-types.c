/* The exact sum against the type of the result. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	int i;
	unsigned char c;
	long long w;
	unsigned u;
	bool r;

	r = __builtin_add_overflow(INT_MAX, 1u, &i);
	printf("%d %d\n", r, i);
	r = __builtin_add_overflow(-1, 4294967295u, &u);
	printf("%d %u\n", r, u);
	r = __builtin_add_overflow(ULLONG_MAX, 1, &w);
	printf("%d %lld\n", r, w);
	r = __builtin_add_overflow((short)-200, 456, &c);
	printf("%d %d\n", r, c);
	r = __builtin_add_overflow(ULLONG_MAX, -1LL, &w);
	printf("%d %lld\n", r, w);
	return 0;
}
