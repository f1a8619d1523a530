/* The variable of a for is cleaned up once, at the end. */
#include <stdio.h>

static void bye(int *p) { printf("bye %d\n", *p); }

int main(void)
{
	for (int i __attribute__((cleanup(bye))) = 0; i < 3; i++)
		printf("%d ", i);
	for (int i __attribute__((cleanup(bye))) = 5; ; i++)
		if (i == 7)
			break;
	puts("after");
	return 0;
}
