/* Strings for arrays: in braces, cut, longer, of unsigned char. */
#include <stdio.h>

static char a[] = { "braced" };
static unsigned char b[8] = "ab";
static char c[2][4] = { "abcd", "ef" };
static const signed char d[] = "\xff\0z";
static char e[] = ("parens");

int main(void)
{
	printf("%s %d %d %.4s %s\n", a, (int)sizeof(a), b[7], c[0], c[1]);
	printf("%d %c %d %s\n", d[0], d[2], (int)sizeof(d), e);
	return 0;
}
