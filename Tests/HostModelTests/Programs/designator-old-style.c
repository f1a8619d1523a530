/* "name: value" of old GNU C. */
#include <stdio.h>

struct s { int a, b; };

int main(void)
{
	struct s s = { b: 2, a: 1 };
	int v[3] = { [1] 5, [2] 6 };

	printf("%d %d %d %d\n", s.a, s.b, v[1], v[2]);
	return 0;
}
