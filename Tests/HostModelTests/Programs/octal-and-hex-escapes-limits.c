/* Escapes end where their digits do. */
#include <stdio.h>

static const char s[] = "\1234\0012\x1g\08";

int main(void)
{
	for (unsigned i = 0; i < sizeof(s); i++)
		printf("%d ", s[i]);
	puts("");
	return 0;
}
