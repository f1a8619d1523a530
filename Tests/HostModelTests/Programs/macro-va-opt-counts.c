/* Arguments counted and mapped by macros. */
#include <stdio.h>

#define NARG(...) NARG_(__VA_ARGS__, 5, 4, 3, 2, 1, 0)
#define NARG_(a, b, c, d, e, n, ...) n
#define MAP1(m, a) m(a)
#define MAP2(m, a, ...) m(a) MAP1(m, __VA_ARGS__)
#define MAP3(m, a, ...) m(a) MAP2(m, __VA_ARGS__)
#define MAP_(n, m, ...) MAP##n(m, __VA_ARGS__)
#define MAP__(n, m, ...) MAP_(n, m, __VA_ARGS__)
#define MAP(m, ...) MAP__(NARG(__VA_ARGS__), m, __VA_ARGS__)
#define DECL(n) int n = sizeof(#n);

int main(void)
{
	MAP(DECL, a, bcd, ef)

	printf("%d %d %d %d\n", a, bcd, ef, NARG(x, (y, z), w));
	return 0;
}
