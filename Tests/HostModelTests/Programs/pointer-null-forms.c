/* All spellings of null are equal. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	int *a = 0, *b = NULL, *c = (void *)0, *d = (int *)0L;
	static int *e;
	void (*f)(void) = 0;

	printf("%d%d%d%d%d\n", a == b, b == c, c == d, d == e, f == NULL);
	printf("%d %d\n", !a, a ? 1 : 2);
	printf("%d\n", (uintptr_t)a == 0);
	return 0;
}
