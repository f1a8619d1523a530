/* Structs assigned within unions and from parts of themselves. */
#include <stdio.h>

union u { struct { int a, b, c; } x; struct { int z; struct { int a, b; } y; } w; int v[3]; };
struct n { struct n *next; int v[2]; };
int main(void)
{
	union u u = { { 1, 2, 3 } }; struct n a = { &a, { 1, 2 } }, b = { &a, { 3, 4 } };
	u.w.y = (typeof(u.w.y)){ u.x.c, u.x.b }; printf("%d %d %d\n", u.v[0], u.v[1], u.v[2]);
	a = *b.next; printf("%d %d\n", a.v[0], a.next == &a);
	*a.next = b; printf("%d %d\n", a.v[1], a.next == &a);
	struct n t[3] = { a, b }; t[2] = t[1] = t[0]; printf("%d %d\n", t[2].v[0], t[1].v[1]);
	t[0] = (t[1].v[0] = 77, t[1]); printf("%d\n", t[0].v[0]);
	return 0;
}
