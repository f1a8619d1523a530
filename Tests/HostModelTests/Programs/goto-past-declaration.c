/* A variable jumped over has storage, and a value once assigned. */
#include <stdio.h>

int main(void)
{
	goto skip;
	int x = 5;
	puts("never");
skip:
	x = 9;
	printf("%d\n", x);
	return x;
}
