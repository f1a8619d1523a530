/* A static local whose initialiser names itself, another static and a function. */
#include <stdio.h>

struct s { struct s *me; int n; };

int main(void)
{
	static int v[3] = { 1, 2, 3 };
	static int *last = &v[2], **pp = &last;
	static struct s t, s = { &t, sizeof(s.me) };

	t.me = &s;

	(**pp)++;
	printf("%d %d %d\n", v[2], s.me->me == &s, s.me->n == sizeof(void *));
	return 0;
}
