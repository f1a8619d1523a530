/* A later part overrides an earlier whole, and the rest of the whole stays. */
#include <stdio.h>

struct p { int x, y, z; };
struct s { struct p p; int n; };

int main(void)
{
	struct p base = { 1, 2, 3 };
	struct s s = { .p = { 4, 5, 6 }, .p.y = 50, .n = 1, .n = 2 };
	struct s t = { .p = base, .n = 30, .p = { .z = 5 } };
	struct s u = { .p.x = 9, .p = { .y = 7 } };

	printf("%d %d %d %d\n", s.p.x, s.p.y, s.p.z, s.n);
	printf("%d %d %d\n", t.p.x, t.p.y, t.p.z);
	printf("%d %d %d\n", u.p.x, u.p.y, u.p.z);
	return 0;
}
