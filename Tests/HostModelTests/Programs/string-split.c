/* A string cut at separators, in place. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static char *token(char **s, const char *set)
{
	char *start = *s, *end;

	if (!start)
		return NULL;
	end = start + strcspn(start, set);
	*s = *end ? end + 1 : NULL;
	*end = 0;
	return start;
}

int main(void)
{
	char text[] = "root=/dev/sda1,rw quiet,,end";
	char *s = text, *t;
	int n = 0;

	while ((t = token(&s, ", ")) != NULL)
		printf("%d:%s ", n++, t);
	puts("");
	return n;
}
