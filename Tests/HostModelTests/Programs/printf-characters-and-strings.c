/* %c, %s, %% and a null byte in between. */
#include <stdio.h>

int main(void)
{
	printf("%c%c%c|%3c|%-3c|\n", 'a', 98, 'c' + 256, 'x', 'y');
	printf("%s|%8s|%-8s|%%|%s\n", "str", "right", "left", "");
	printf("a%cb\n", 0);
	return printf("%s\n", "counted");
}
