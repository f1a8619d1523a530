/* volatile variables, members and pointers are plain memory. */
#include <stdio.h>

#define READ_ONCE(x) (*(const volatile typeof(x) *)&(x))
#define WRITE_ONCE(x, v) do { *(volatile typeof(x) *)&(x) = (v); } while (0)

struct s { volatile int a; int b; unsigned char c; };

int main(void)
{
	struct s s = { 1, 2, 3 };
	volatile struct s *p = &s;
	int *q = &s.b;

	WRITE_ONCE(s.b, READ_ONCE(s.a) + 10);
	WRITE_ONCE(s.c, 257);
	p->a += READ_ONCE(*q);
	printf("%d %d %d\n", p->a, READ_ONCE(s.b), READ_ONCE(s.c));
	return 0;
}
