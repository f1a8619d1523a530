/* A block's variable is initialised anew each time control passes its declaration. */
#include <stdio.h>

int main(void)
{
	int rounds = 0;

top:
	;
	int x = 10;
	int y = x + rounds;

	x += 5;
	if (++rounds < 3)
		goto top;
	printf("%d %d %d\n", x, y, rounds);
	return 0;
}
