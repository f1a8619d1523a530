/* Pointers whose tag was cleared by a mask, handed to the library's functions. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	char *p = malloc(8);
	uintptr_t tagged;

	strcpy(p, "abcabc");
	tagged = (uintptr_t)p | 1;
	p = (char *)(tagged & ~(uintptr_t)1);
	printf("%d %s %d\n", (int)strlen(p), p, (int)(strchr(p, 'c') - p));
	printf("%d %d\n", memcmp(p, p + 3, 3), p[4]);
	memcpy(p + 1, p, 2);
	p = realloc((char *)(tagged - 1), 20);
	puts(p);
	free((char *)(((uintptr_t)p | 3) ^ 3));
	return 0;
}
