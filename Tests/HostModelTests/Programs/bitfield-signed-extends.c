/* A signed bit-field reads with its sign. */
#include <stdio.h>

struct s { int a : 1, b : 3, c : 7; };

int main(void)
{
	struct s s;

	for (int i = 0; i < 10; i += 3) {
		s.a = i;
		s.b = i;
		s.c = i * 20;
		printf("%d %d %d\n", s.a, s.b, s.c);
	}
	return 0;
}
