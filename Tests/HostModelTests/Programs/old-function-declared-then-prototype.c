/* Declarations in several styles agree. */
#include <stdio.h>

int f();
int f(int, char *);
int (g)(void);
int *(h)(int (a));
extern int v[];

int f(int n, char *s) { return n + s[0]; }
int g(void) { return v[1] + (int)sizeof(*v); }
int *h(int a) { return &v[a]; }
int v[5] = { 1, 2, 3 };

int main(void)
{
	printf("%d %d %d\n", f(1, "A"), g(), *h(2));
	return 0;
}
