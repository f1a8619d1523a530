/* main that reaches its end gives 0. */
#include <stdio.h>

int main(void)
{
	int n = 5;

	printf("%d\n", n);
}
