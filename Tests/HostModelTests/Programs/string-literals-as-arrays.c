/* A literal is an array: indexed, dereferenced, its size taken. */
#include <stdio.h>

int main(void)
{
	const char *p = "pointer" + 2;

	printf("%c %c %s %d\n", "abc"[1], *"xyz", p, (int)sizeof("12345"));
	for (int i = 0; i < 4; i++)
		putchar("0123456789abcdef"[0x2f >> i & 15]);
	puts(&"\nskipped"[1]);
	return 0;
}
