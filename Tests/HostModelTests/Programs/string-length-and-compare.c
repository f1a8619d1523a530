/* strlen, strnlen, strcmp and strncmp. */
#include <stdio.h>
#include <string.h>

static int sign(int n) { return (n > 0) - (n < 0); }

int main(void)
{
	printf("%d %d %d\n", (int)strlen(""), (int)strlen("four"), (int)strnlen("longer", 3));
	printf("%d %d %d\n", sign(strcmp("a", "b")), sign(strcmp("b", "a")), sign(strcmp("ab", "ab")));
	printf("%d %d %d\n", sign(strcmp("ab", "abc")), sign(strcmp("\xff", "a")), sign(strcmp("", "")));
	printf("%d %d %d\n", sign(strncmp("abcd", "abxx", 2)), sign(strncmp("abcd", "abxx", 3)), strncmp("x", "y", 0));
	return 0;
}
