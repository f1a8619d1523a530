/* A bool bit-field holds whether a value is zero. */
#include <stdbool.h>
#include <stdio.h>

struct flags { bool a : 1, b : 1; unsigned c : 1; };

int main(void)
{
	struct flags f = { 2, 0, 2 };

	printf("%d %d %d\n", f.a, f.b, f.c);
	f.b = 256;
	f.a = f.c;
	printf("%d %d %d %d\n", f.a, f.b, f.c, (int)sizeof(f));
	f.a |= 4;
	f.b ^= 1;
	return f.a * 2 + f.b;
}
