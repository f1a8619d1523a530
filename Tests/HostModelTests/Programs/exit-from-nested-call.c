/* exit() from deep inside, with the status of one byte. */
#include <stdio.h>
#include <stdlib.h>

static void deep(int n)
{
	if (!n) {
		puts("leaving");
		exit(7 + 256);
	}
	deep(n - 1);
}

int main(void)
{
	deep(5);
	puts("never");
	return 0;
}
