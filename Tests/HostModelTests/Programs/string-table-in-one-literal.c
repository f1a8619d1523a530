/* Names packed in one string with zeros between. */
#include <stdio.h>
#include <string.h>

static const char names[] = "zero\0one\0two\0three\0";

int main(void)
{
	const char *p = names;

	for (int i = 0; *p; i++, p += strlen(p) + 1)
		printf("%d=%s ", i, p);
	printf("%d\n", (int)(p - names));
	return 0;
}
