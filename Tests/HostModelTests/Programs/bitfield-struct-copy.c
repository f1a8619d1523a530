/* Structures with bit-fields assigned, passed and returned. */
#include <stdio.h>

struct s { unsigned a : 3; int b : 9; unsigned char c; };

static struct s bump(struct s s)
{
	s.a++;
	s.b -= 100;
	s.c ^= 0xff;
	return s;
}

int main(void)
{
	struct s s = { 7, -200, 1 }, t = bump(s), u[2];

	u[1] = t;
	u[0] = bump(u[1]);
	printf("%u %d %d\n", t.a, t.b, t.c);
	printf("%u %d %d\n", u[0].a, u[0].b, u[0].c);
	return 0;
}
