/* A statement expression that loops as the condition of a loop. */
#include <stdio.h>

int main(void)
{
	int n = 0;

	for (int i = 0; ({ int s = 0; for (int k = 0; k <= i; k++) s += k; s; }) < 20; i++)
		n = i;
	printf("%d\n", n);
	while (({ int t = n--; t > 0 && t != 3; }))
		;
	return n;
}
