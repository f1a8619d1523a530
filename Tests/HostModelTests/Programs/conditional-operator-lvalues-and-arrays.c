/* Arrays, functions and null pointers as arms. */
#include <stdio.h>

static int a[2] = { 1, 2 }, b[3] = { 3, 4, 5 }; static int f(void) { return 6; } static int g(void) { return 7; }
int main(void)
{
	int n = 1; const char *s; void *v = a; struct { int x[2]; } p = { { 1, 2 } }, q = { { 3, 4 } };
	printf("%d %d\n", (n ? a : b)[1], *(n > 1 ? a : b + 1));
	printf("%d\n", (n ? f : g)() + (n ? &g : &f)());
	s = n ? "yes" : 0; printf("%s %d\n", s, (int)sizeof(n ? "yes" : "no"));
	printf("%d %d\n", (n ? v : b) == a, *(int *)(n ? (void *)b : a));
	printf("%d\n", (n ? p : q).x[1]);
	*(n ? &a[0] : &b[0]) = 9; printf("%d %d\n", a[0], (n ?: 5) + (0 ?: 5));
	printf("%d\n", n ? 1 ? 2 : 3 : 4 ? 5 : 6);
	return n - 1 ? 1 : n ? 0 : 2;
}
