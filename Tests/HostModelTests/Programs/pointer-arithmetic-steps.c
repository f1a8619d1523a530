/* Pointers move by whole elements of their type. */
#include <stdio.h>

struct three { char b[3]; };

int main(void)
{
	int a[5] = { 10, 20, 30, 40, 50 }, *p = a + 1;
	struct three t[4] = { "ab", "cd", "ef", "gh" }, *q = &t[3];

	printf("%d %d %d %d\n", *p, *(p + 2), p[-1], *(3 + p));
	p += 3;
	p--;
	q -= 2;
	printf("%d %s %d\n", *p, q->b, (int)((char *)(q + 1) - (char *)q));
	printf("%d %d\n", 2[a], (int)(&a[4] - p));
	return 0;
}
