/* A pointer and a null constant, void pointers, and const in the arms. */
#include <stddef.h>
#include <stdio.h>

int main(void)
{
	int x = 42;
	int *p = &x;
	void *v = &x;
	const int *q;

	q = x == 42 ? p : 0;
	printf("%d\n", *q);
	printf("%d\n", *(int *)(x ? v : p));
	printf("%d\n", (x ? 0 : p) == NULL);
	printf("%s\n", x > 50 ? "large" : (const char *)"small");
	return 0;
}
