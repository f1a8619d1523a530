/* A jump into the body of a loop goes on there and loops from then on. */
#include <stdio.h>

int main(void)
{
	int i = 7, n = 0;

	goto inside;
	for (i = 0; i < 10; i++) {
		n += 100;
inside:
		n++;
	}
	printf("%d %d\n", i, n);
	goto middle;
	while (n < 1000) {
		n *= 2;
middle:
		n += 1;
	}
	printf("%d\n", n);
	return 0;
}
