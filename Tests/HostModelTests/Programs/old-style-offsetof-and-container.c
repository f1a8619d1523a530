/* Members found from their addresses in all old ways. */
#include <stdio.h>

struct in { int x, y; }; struct out { char c; struct in v[3]; long l; union { int u; short s[2]; }; };
#define container(p, t, m) ((t *)((char *)(p) - (unsigned long)&((t *)0)->m))
int main(void)
{
	struct out o = { 'a', { { 1, 2 }, { 3, 4 }, { 5, 6 } }, 7, { 8 } }; int i = 2;
	printf("%c %d\n", container(&o.v[1].y, struct out, v[1].y)->c, (int)container(&o.s[1], struct out, s[1])->l);
	printf("%d %d\n", (int)(long)&((struct out *)0)->v[2].y, (int)__builtin_offsetof(struct out, v[i].x));
	printf("%d\n", ((struct in *)(void *)&((struct in *)&o.v)[1].x)->y);
	printf("%d %d\n", (&o.v[0])[2].y, *(&o.v[1].x + 1));
	printf("%d\n", (int)((char *)&o.u - (char *)&o) == (int)__builtin_offsetof(struct out, s));
	return 0;
}
