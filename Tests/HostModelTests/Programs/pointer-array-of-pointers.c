/* An array of pointers and a pointer to it. */
#include <stdio.h>

int main(void)
{
	int a = 1, b = 2, c = 3, *list[] = { &c, &b, &a, 0 }, **p;
	int sum = 0;

	for (p = list; *p; p++)
		sum = sum * 10 + **p;
	*list[1] = 9;
	printf("%d %d %d\n", sum, b, (int)(p - list));
	return 0;
}
