/* Commas and assignments in every part of a for. */
#include <stdio.h>

int main(void)
{
	int i, j, k;

	for (i = 0, j = 10; i < j; i++, j--, k = i * j) ;
	printf("%d %d %d\n", i, j, k);
	for (i = j = 3; i = i - 1, j + i > 3; j += 0) ;
	printf("%d %d\n", i, j);
	for (int a = 1, *p = &a, v[2] = { 5, 6 }; *p < 4; (*p)++, v[0] += v[1]) k = v[0];
	printf("%d\n", k);
	for (;;) { if (i++ > 5) break; else continue; }
	do i--; while (i, i > 2);
	printf("%d\n", i);
	return (i = 5, k = 3) - 3;
}
