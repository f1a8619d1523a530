/* Copies from and to volatile structures. */
#include <stdio.h>

struct s { int a; short b[2]; };

int main(void)
{
	volatile struct s v = { 1, { 2, 3 } };
	struct s s;

	s = v;
	s.b[1]++;
	v = s;
	printf("%d %d\n", v.a, v.b[1]);
	return 0;
}
