/* "struct t;" in a block declares another type than the one outside (C11 6.7.2.3p7). */
#include <stdio.h>

struct t { char c[3]; };

int main(void)
{
	struct t;
	struct t *later = 0;
	struct t { char c[11]; };

	printf("%d\n", (int)sizeof(*later));
	return 0;
}
