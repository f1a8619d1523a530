/* Members with qualifiers, in copies and initialisers. */
#include <stdio.h>

struct s { const int k; volatile int v; int *const p; };

int main(void)
{
	int n = 3;
	struct s s = { 1, 2, &n }, t = s;

	t.v += s.k;
	*t.p = 9;
	printf("%d %d %d\n", t.v, n, t.k);
	return 0;
}
