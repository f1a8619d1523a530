/* A zero width closes the unit. */
#include <stdio.h>

struct a { unsigned x : 4, y : 4; };
struct b { unsigned x : 4; unsigned : 0; unsigned y : 4; };
struct c { char x : 4; char : 0; char y : 4; short z : 3; };
struct d { char a; int : 0; char b; };

int main(void)
{
	union { struct b b; unsigned w[2]; } u = { .w = { 0, 0 } };

	u.b.x = 5;
	u.b.y = 6;
	printf("%d %d %d %d\n", (int)sizeof(struct a), (int)sizeof(struct b), (int)sizeof(struct c),
	       (int)sizeof(struct d));
	printf("%x %x\n", u.w[0], u.w[1]);
	return 0;
}
