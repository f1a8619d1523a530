/* ++ and -- before and after, at the ends. */
#include <stdio.h>

struct s { unsigned u : 2; int i : 2; };

int main(void)
{
	struct s s = { 3, 1 };
	int a = s.u++, b = ++s.u, c = --s.i, d = s.i--;

	printf("%d %d %d %d\n", a, b, c, d);
	for (int k = 0; k < 5; k++) {
		s.u--;
		s.i++;
		printf("%u%d ", s.u, s.i);
	}
	puts("");
	return 0;
}
