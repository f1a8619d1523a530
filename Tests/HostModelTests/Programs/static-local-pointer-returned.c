/* The address of a static local outlives the call. */
#include <stdio.h>

static char *name(int n)
{
	static char buffer[2][8];
	static int which;

	which = !which;
	snprintf(buffer[which], sizeof(buffer[which]), "id%d", n);
	return buffer[which];
}

int main(void)
{
	char *a = name(5), *b = name(77);

	printf("%s %s %d\n", a, b, a == name(9));
	puts(a);
	return 0;
}
