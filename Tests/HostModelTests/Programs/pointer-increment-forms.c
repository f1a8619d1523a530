/* *p++, (*p)++, *++p and ++*p. */
#include <stdio.h>

int main(void)
{
	int a[] = { 1, 5, 9, 13 }, *p = a;
	int w = *p++;
	int x = (*p)++;
	int y = *++p;
	int z = ++*p;

	printf("%d %d %d %d %d\n", w, x, y, z, (int)(p - a));
	*p++ = *a;
	*p-- = 7;
	printf("%d %d %d %d\n", a[0], a[1], a[2], a[3]);
	return 0;
}
