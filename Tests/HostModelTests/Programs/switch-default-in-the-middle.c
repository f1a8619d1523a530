/* default may stand anywhere; it is taken last and falls through as well. */
#include <stdio.h>

static void f(int n)
{
	printf("%d:", n);
	switch (n) {
	case 1:
		printf(" one");
	default:
		printf(" default");
	case 2:
		printf(" two");
		break;
	case 3:
		printf(" three");
	}
	printf("\n");
}

int main(void)
{
	for (int i = 0; i <= 4; i++)
		f(i);
	return 0;
}
