/* A static local is in scope in its own initialiser (C11 6.2.1p7). */
#include <stdio.h>

int main(void)
{
	static void *self = &self;

	printf("%d\n", self == &self);
	return 0;
}
