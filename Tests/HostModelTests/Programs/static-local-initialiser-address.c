/* A static local whose initialiser names itself, another static and a function. */
#include <stdio.h>

struct s { struct s *me; int n; };

int main(void)
{
	static int v[3] = { 1, 2, 3 };
	static int *last = &v[2], **pp = &last;
	static struct s s = { &s, sizeof(s.me) };

	(**pp)++;
	printf("%d %d %d\n", v[2], s.me->me == &s, s.me->n == sizeof(void *));
	return 0;
}
