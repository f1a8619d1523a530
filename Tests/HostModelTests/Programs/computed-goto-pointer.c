/* A label's address in a variable, compared and followed. */
#include <stdio.h>

int main(void)
{
	void *next = &&one, *seen = 0;
	int n = 0;

	goto *next;
one:
	n += 1;
	next = &&two;
	goto *(n < 3 ? &&one : next);
two:
	n += 10;
	if (next == &&two && !seen) {
		seen = next;
		goto *seen;
	}
	printf("%d\n", n);
	return 0;
}
