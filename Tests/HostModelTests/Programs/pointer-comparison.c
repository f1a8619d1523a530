/* Order of pointers into one array. */
#include <stdio.h>

int main(void)
{
	int a[4], *p = a, *q = a + 3, *end = a + 4;

	printf("%d%d%d%d%d%d\n", p < q, p <= q, p > q, p >= a, p == a, q != end);
	printf("%d %d %d\n", end > q, &a[1] == p + 1, (void *)p == a);
	printf("%d %d\n", p != 0, !p);
	while (p < end)
		*p++ = 1;
	return a[0] + a[3] + (p == end);
}
