/* Statements as macros, with if and else around them. */
#include <stdio.h>

#define SET(a, v) do { (a) = (v); count++; } while (0)
#define UNLESS(c) if (c) ; else
#define FOREVER for (;;)

int main(void)
{
	int count = 0, a = 0;

	if (count)
		SET(a, 5);
	else
		SET(a, 6);
	UNLESS(a == 5)
		SET(a, a + 1);
	FOREVER {
		if (a++ > 9)
			break;
	}
	printf("%d %d\n", a, count);
	return 0;
}
