/* The first member by default, any by name, an override. */
#include <stdio.h>

union u { char c; int i; long long w; };

int main(void)
{
	union u a = { 65 }, b = { .w = -1 }, c = { .c = 1, .i = 0x10203 };
	static union u d;

	printf("%c %d %x %lld\n", a.c, b.i, c.i, d.w);
	return 0;
}
