/* Types without names in casts and sizeof. */
#include <stdio.h>

static int twice(int n) { return 2 * n; }

int main(void)
{
	int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } };
	void *p = m, *f = (void *)twice;

	printf("%d\n", ((int (*)[3])p)[1][2]);
	printf("%d\n", (*(int (*)[2][3])p)[1][0]);
	printf("%d\n", ((int (*)(int))f)(21));
	printf("%d %d %d\n", (int)sizeof(int[3][4]), (int)sizeof(char (*)[9]) == (int)sizeof(p), (int)sizeof(short *[5]) / (int)sizeof(p));
	printf("%d\n", (*(int (**)(int))&f)(4));
	return 0;
}
