/* Members of anonymous unions and structs in initialisers. */
#include <stdio.h>

struct s { int a; union { int b; char c[4]; struct { short lo, hi; }; }; int d; };
static struct s v[] = {
	{ 1, { 2 }, 3 }, { 1, 2, 3 }, { .c = "abc", .d = 9 }, { .hi = 5, .lo = 6, 7 }, { .b = 1, .a = 4 },
	{ .a = 1, { .c = { 'x' } } }, { .lo = 3 }, { .hi = 4 },
};

int main(void)
{
	for (unsigned i = 0; i < sizeof(v) / sizeof(*v); i++)
		printf("%d %x %d %d %d\n", v[i].a, v[i].b, v[i].lo, v[i].hi, v[i].d);
	struct s l = { .lo = v[0].b, .d = 1 };
	printf("%d %d %d\n", l.a, l.b, l.d);
	return 0;
}
