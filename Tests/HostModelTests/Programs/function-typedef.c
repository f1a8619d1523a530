/* A typedef of a function type declares functions and pointers. */
#include <stdio.h>

typedef int binary(int, int);

static binary sub;
extern binary plus;

int plus(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }

int main(void)
{
	binary *f[] = { sub, plus };

	printf("%d %d\n", f[0](9, 4), f[1](9, 4));
	return 0;
}
