/* Names that fill their fields without a zero. */
#include <stdio.h>
#include <string.h>

struct entry { char name[4]; unsigned char len; };

int main(void)
{
	struct entry e[] = { { "ab", 2 }, { "abcd", 4 }, { { 'x' }, 1 } };

	for (int i = 0; i < 3; i++) {
		for (int k = 0; k < (int)strnlen(e[i].name, sizeof(e[i].name)); k++)
			putchar(e[i].name[k]);
		printf(":%d ", strncmp(e[i].name, "abcd", 4) == 0);
	}
	puts("");
	return 0;
}
