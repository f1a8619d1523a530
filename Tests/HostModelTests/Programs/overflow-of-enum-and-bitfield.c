/* The overflow builtins with results that are narrow. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	short s;
	unsigned short u;
	bool b;
	signed char c;
	int r = 0;

	r = r * 2 + __builtin_add_overflow(32767, 1, &s);
	r = r * 2 + __builtin_sub_overflow(0, 1, &u);
	r = r * 2 + __builtin_mul_overflow(-64, 2, &c);
	r = r * 2 + __builtin_mul_overflow(64, 2, &c);
	printf("%d %d %u %d\n", r, s, u, c);
	return 0;
}
