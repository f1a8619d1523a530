/* The distance of pointers to structs of odd sizes. */
#include <stdio.h>

struct three { char c[3]; }; struct twelve { int a[3]; }; struct empty { };

int main(void)
{
	struct three t[10]; struct twelve w[10]; int m[4][5];
	struct three *a = t + 9, *b = t + 2;

	printf("%d %d\n", (int)(a - b), (int)(b - a));
	printf("%d\n", (int)(&w[1] - &w[8]));
	printf("%d %d\n", (int)(m + 3 - m), (int)(m[3] - m[0]));
	printf("%d\n", (int)(&m[3][1] - &m[1][4]));
	printf("%d\n", (int)((char *)&w[2].a[1] - (char *)w));
	printf("%d %d\n", (int)sizeof(a - b), (int)sizeof(struct empty));
	printf("%d %d\n", a > b, &t[3] == &t[2] + 1);
	printf("%d\n", (int)(&a[-3] - b));
	return 0;
}
