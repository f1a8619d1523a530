/* exit() runs no cleanup. */
#include <stdio.h>
#include <stdlib.h>

static void bye(int *p) { puts("never"); }

int main(void)
{
	int n __attribute__((cleanup(bye))) = 1;

	exit(4);
}
