/* A part that overrides a member of a structure given as an expression drops that expression (gcc: -Woverride-init). */
#include <stdio.h>

struct p { int x, y, z; };
struct s { struct p p; int n; };

int main(void)
{
	struct p base = { 1, 2, 3 };
	struct s t = { .p = base, .p.z = 30 };

	printf("%d %d %d\n", t.p.x, t.p.y, t.p.z);
	return 0;
}
