/* Pointers as bools, in arithmetic of truth values. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	int a, *p = &a, *q = 0;
	bool b = p, c = q;
	int n = !p + !q * 10 + (p && !q) * 100 + (p || q) * 1000;

	printf("%d %d %d %d\n", b, c, n, (bool)(p + 1));
	return (_Bool)"x" + !!main;
}
