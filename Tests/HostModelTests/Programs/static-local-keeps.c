/* A static local is initialised once and keeps its value. */
#include <stdio.h>

static int counter(void)
{
	static int n = 10;
	static int calls;

	calls++;
	return n += calls;
}

int main(void)
{
	for (int i = 0; i < 5; i++)
		printf("%d ", counter());
	puts("");
	return counter();
}
