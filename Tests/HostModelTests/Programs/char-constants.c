/* Escapes and multi-character constants. */
#include <stdio.h>

int main(void)
{
	printf("%d %d %d %d %d %d %d\n", '\n', '\t', '\0', '\\', '\'', '"', '\a');
	printf("%d %d %d %d\n", '\x41', '\101', '\7', '\e');
	printf("%d %d %d\n", 'ab', 'abc', 'abcd');
	printf("%d\n", (int)sizeof('a'));
	return 0;
}
