/* Volatile bit-fields are read and written as others. */
#include <stdio.h>

struct s { volatile unsigned a : 4, b : 4; };

int main(void)
{
	struct s s = { 1, 2 };
	volatile struct s *p = &s;

	p->a = p->b + 15;
	printf("%u %u\n", p->a, s.b++);
	return p->b;
}
