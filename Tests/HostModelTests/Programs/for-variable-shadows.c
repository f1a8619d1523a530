/* The variable of a for hides one outside, and ends with the loop. */
#include <stdio.h>

int main(void)
{
	int i = 77;

	for (int i = 0; i < 3; i++) {
		int i = 5;
		printf("%d", i++);
	}
	for (long i = sizeof(i); i > 0; i -= sizeof(long))
		printf(" %d", (int)(i / sizeof(i)));
	printf(" %d\n", i);
	return 0;
}
