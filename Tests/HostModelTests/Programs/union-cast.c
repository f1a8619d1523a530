/* A cast to a union type (GNU C). */
#include <stdio.h>

union u { int i; char *s; };

static int get(union u u)
{
	return u.i;
}

int main(void)
{
	union u u = (union u)5;

	printf("%d %d\n", u.i, get((union u)42));
	u = (union u)(char *)"text";
	puts(u.s);
	return 0;
}
