/* Fewer values than elements, sizes from initialisers, nested braces or none. */
#include <stdio.h>

int main(void)
{
	int a[5] = { 1, 2 }, b[] = { 7, 8, 9, }, c[2][3] = { 1, 2, 3, 4 }, d[3][2] = { { 1 }, { 2, 3 } };
	char s[6] = "abc", t[3] = "xyz", u[] = { 'h', 'i', 0 };

	printf("%d %d %d %d\n", a[1], a[4], (int)(sizeof(b) / sizeof(*b)), b[2]);
	printf("%d %d %d %d\n", c[1][0], c[1][2], d[0][1], d[1][1]);
	printf("%s %d %c %s %d\n", s, s[5], t[2], u, (int)sizeof(u));
	return 0;
}
