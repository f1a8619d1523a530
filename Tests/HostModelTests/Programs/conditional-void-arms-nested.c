/* Conditionals whose arms have no value. */
#include <stdio.h>

static int n;
static void a(void) { n += 1; }
static void b(void) { n += 10; }
static void c(int v) { v ? (v > 2 ? a() : b()) : (void)(n += 100); }

int main(void)
{
	for (int i = 0; i < 5; i++, c(i), n % 2 ? a() : b())
		;
	c(0), c(1), c(3);
	printf("%d\n", n);
	n ? (void)0 : a();
	printf("%d\n", ((void)a(), n));
	return 0;
}
