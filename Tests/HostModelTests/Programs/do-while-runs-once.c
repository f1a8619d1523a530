/* A do loop runs its body before the condition is asked. */
#include <stdio.h>

int main(void)
{
	int n = 0;

	do
		n++;
	while (0);
	do {
		n += 10;
		if (n > 30)
			break;
	} while (1);
	printf("%d\n", n);
	return n;
}
