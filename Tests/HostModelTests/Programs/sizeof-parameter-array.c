/* An array parameter is a pointer. */
#include <stdio.h>

static int size(char a[100], int b[3][4])
{
	return sizeof(a) == sizeof(char *) && sizeof(b) == sizeof(void *) && sizeof(*b) == 16;
}

int main(void)
{
	char a[100];
	int b[3][4];

	printf("%d %d\n", size(a, b), (int)sizeof(b[0]));
	return 0;
}
