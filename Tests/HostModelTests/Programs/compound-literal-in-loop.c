/* A compound literal is made anew in each round. */
#include <stdio.h>

int main(void)
{
	int total = 0;

	for (int i = 0; i < 4; i++) {
		int *p = (int[3]) { i, [2] = 100 };

		p[1] += i;
		p[2] += p[1];
		total += p[0] + p[2];
	}
	printf("%d\n", total);
	return 0;
}
