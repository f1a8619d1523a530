/* Pointers to arrays, arrays of pointers to arrays, and rows. */
#include <stdio.h>

int main(void)
{
	int m[3][4] = { { 1, 2, 3, 4 }, { 5, 6, 7, 8 }, { 9, 10, 11, 12 } };
	int (*p)[4] = m, (*q)[3][4] = &m, *r = m[1], (*t[2])[4] = { m + 1, &m[2] };
	printf("%d %d %d\n", (*p)[1], p[1][2], *(*(p + 2) + 3));
	printf("%d %d %d\n", (*q)[1][1], r[-1], r[5]);
	printf("%d %d\n", (*t[0])[3], t[1][-1][0]);
	p++; printf("%d %d\n", **p, (int)(p - m));
	printf("%d %d %d %d\n", (int)sizeof(*p), (int)sizeof(*q), (int)sizeof(**q), (int)sizeof(*t[0]));
	printf("%d\n", (int)((char *)(q + 1) - (char *)q));
	printf("%d %d\n", 2[r], (1[m])[3]);
	for (int *e = *m; e < *(m + 3); e += 5) printf("%d ", *e);
	printf("%d\n", &m[1][4] == &m[2][0]);
	return 0;
}
