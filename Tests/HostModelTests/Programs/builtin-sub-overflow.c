/* Differences below zero and above the top. */
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	unsigned u;
	int i;
	signed char s;
	unsigned long long q;
	bool r;

	r = __builtin_sub_overflow(3u, 5, &u);
	printf("%d %u\n", r, u);
	r = __builtin_sub_overflow(3u, 5, &i);
	printf("%d %d\n", r, i);
	r = __builtin_sub_overflow(INT_MIN, 1, &i);
	printf("%d %d\n", r, i);
	r = __builtin_sub_overflow(100, -28, &s);
	printf("%d %d\n", r, s);
	r = __builtin_sub_overflow(0LL, LLONG_MIN, &q);
	printf("%d %llx\n", r, q);
	return 0;
}
