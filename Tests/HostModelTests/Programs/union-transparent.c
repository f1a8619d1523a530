/* A transparent union takes any of its members as the argument. */
#include <stdio.h>

typedef union { int *i; const char *s; void *v; } any __attribute__((transparent_union));

static int is(any a, void *what)
{
	return a.v == what;
}

static int first(any a)
{
	return *a.i;
}

int main(void)
{
	int n = 7;
	char text[] = "text";

	printf("%d %d %d\n", is(&n, &n), is((const char *)text, text), is((void *)0, &n));
	printf("%d\n", first(&n));
	return 0;
}
