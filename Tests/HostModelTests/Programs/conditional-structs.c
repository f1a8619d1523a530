/* Structures as the arms. */
#include <stdio.h>

struct v { int x; short y; };

static struct v make(int n)
{
	struct v v = { n, n * 2 };
	return v;
}

int main(void)
{
	struct v a = { 1, 2 };

	for (int i = 0; i < 2; i++) {
		struct v c = i ? a : make(9);

		printf("%d %d %d\n", c.x, c.y, (i ? make(3) : a).y);
	}
	return 0;
}
