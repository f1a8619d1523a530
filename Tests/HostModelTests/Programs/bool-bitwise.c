/* Bit operations on bools. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 4; i++) {
		bool a = i & 1, b = i & 2, c = a ^ b, d = a & b, e = !a | b;

		c |= 4;
		d ^= 1;
		e <<= 3;
		printf("%d%d%d ", c, d, e);
	}
	puts("");
	return 0;
}
