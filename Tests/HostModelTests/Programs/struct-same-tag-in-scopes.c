/* A tag of an inner block is another type. */
#include <stdio.h>

struct t { char c[3]; };

int main(void)
{
	int outer = sizeof(struct t);
	{
		struct t { char c[7]; };
		struct t x = { "inner" };

		printf("%d %d %s\n", outer, (int)sizeof(struct t), x.c);
	}
	return sizeof(struct t);
}
