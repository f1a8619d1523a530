/* cleanup functions run in reverse order when a block ends. */
#include <stdio.h>

static void say(int *p)
{
	printf("-%d ", *p);
}

int main(void)
{
	int a __attribute__((cleanup(say))) = 1;
	{
		int b __attribute__((cleanup(say))) = 2;
		int c __attribute__((cleanup(say))) = 3;

		printf("inner ");
		b += 20;
	}
	int d __attribute__((cleanup(say))) = 4;

	printf("outer ");
	return a + d;
}
