/* The classes of characters. */
#include <stdio.h>
#include <ctype.h>
int main(void)
{
	const char *s = "aZ5 _\t~";

	for (; *s; s++)
		printf("%d%d%d%d%d%d ", !!isalpha(*s), !!isdigit(*s), !!isspace(*s), !!isupper(*s), !!ispunct(*s), !!isxdigit(*s));
	printf("%c%c%c\n", toupper('q'), tolower('Q'), toupper('1'));
	return 0;
}
