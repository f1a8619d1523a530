/* A structure returned while its source is cleaned up. */
#include <stdio.h>

struct s { int a, b; };
static void wipe(struct s *s) { s->a = s->b = -1; }

static struct s make(int n)
{
	struct s s __attribute__((cleanup(wipe))) = { n, n + 1 };

	if (n > 5)
		return (struct s) { s.b, s.a };
	return s;
}

int main(void)
{
	struct s s = make(3), t = make(8);

	printf("%d %d %d %d\n", s.a, s.b, t.a, t.b);
	return 0;
}
