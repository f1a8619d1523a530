/* Static initialisers with addresses, offsets, sizes and casts. */
#include <stdio.h>

static int a[10] = { [4] = 44 };
static struct { int n; char c[4]; } s = { 3, "abc" };
static int *p = &a[4], *q = a + 6 - 2;
static char *c = &s.c[1];
static const unsigned long size = sizeof(a) / sizeof(a[0]);
static int (*f)(const char *) = puts;
static void *self = &self;
static long distance = (char *)0 - (char *)0;
static const char *const text = "text" + 1;

int main(void)
{
	printf("%d %d %s %d %d %s\n", *p, p == q, c, (int)size, self == &self, text);
	f("called");
	return (int)distance;
}
