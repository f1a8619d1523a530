/* An inner name hides the outer from its declaration on. */
#include <stdio.h>

int x = 1;

int main(void)
{
	printf("%d", x);
	int x = 2;
	{
		printf(" %d", x);
		int x = 3;
		{
			extern int x;
			printf(" %d", x++);
		}
		printf(" %d", x);
	}
	printf(" %d", x);
	{
		extern int x;
		printf(" %d\n", x);
	}
	return 0;
}
