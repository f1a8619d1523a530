/* A switch as a value, nested in another. */
#include <stdio.h>

#define KIND(c) ({ int k_; switch (c) { case '0' ... '9': k_ = 1; break; case 'a' ... 'z': k_ = 2; break; default: k_ = 0; } k_; })

int main(void)
{
	const char *s = "a1-z";

	while (*s)
		switch (KIND(*s++)) {
		case 2: putchar('L'); break;
		case 1: putchar('D'); break;
		default: putchar('?');
		}
	puts("");
	return 0;
}
