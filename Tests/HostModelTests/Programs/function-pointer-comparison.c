/* Function pointers are equal if they are of the same function. */
#include <stdio.h>

static void a(void) { puts("a"); }
static void b(void) { puts("b"); }

int main(void)
{
	void (*p)(void) = a, (*q)(void) = &a, (*r)(void) = b;
	void *v = (void *)p;

	printf("%d %d %d %d\n", p == q, p == r, p != 0, v == (void *)a);
	((void (*)(void))v)();
	(p == q ? r : p)();
	return 0;
}
