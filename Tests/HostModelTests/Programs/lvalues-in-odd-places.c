/* Parentheses, conditional pointers and members of dereferences as left sides. */
#include <stdio.h>

struct s { int a[3]; struct { int n; } in; };

static struct s s;

static struct s *get(void)
{
	return &s;
}

int main(void)
{
	int x = 1, y = 2, *p = &y;

	(x) = 5;
	*(x > 3 ? &x : &y) = 7;
	*&*p = 8;
	get()->a[1] = 3;
	(*get()).in.n += 4;
	(&s)->a[get()->a[1] - 1]++;
	1[s.a] *= 2;
	printf("%d %d %d %d %d\n", x, y, s.a[1], s.a[2], s.in.n);
	return 0;
}
