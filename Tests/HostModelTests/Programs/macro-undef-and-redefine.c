/* The definition at the place of use counts. */
#include <stdio.h>

#define V 1
static int first(void) { return V; }
#undef V
#define V 2
static int second(void) { return V; }
#define W V * 10
#undef V
#define V 3

int main(void)
{
	int a = W;
#undef V
	enum { V = 4 };

	printf("%d %d %d %d\n", first(), second(), a, W);
	return 0;
}
