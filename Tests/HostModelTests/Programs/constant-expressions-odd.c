/* Constant expressions where only those may stand. */
#include <stdio.h>

enum { A = sizeof(int[3]), B = (char)300, C = -1 ? 2 : 3, E = (1 ? 5 : 1 / 1), F = ~0u >> 31, G = 'a' % 7, H = -5 / 2, I = -5 >> 1, J = (int)sizeof(struct { char c; int i; }) };
static int v[(A > 5) + 2] = { [C] = 7 };
static const int w = B + 1; static int x = (int)(long)&((struct { int a, b; } *)0)->b;
struct b { unsigned f : (A == 12) + 2; } b = { 15 };
static char *s = "abcdef" + 2, *e = &"xyz"[1]; static int *p = &v[1] + 1, *q = v + (sizeof(v) / sizeof(*v)) - 1;

int main(void)
{
	printf("%d %d %d %d %d %d %d %d %d\n", A, B, C, E, F, G, H, I, J);
	printf("%d %d %d %s %s %d %d\n", v[2], w, x, s, e, *p, *q);
	printf("%d\n", b.f);
	switch (6) { case 2 * 3: printf("six\n"); case sizeof(int): ; }
	return 0;
}
