/* The value of an assignment is a loop's condition. */
#include <stdio.h>

int main(void)
{
	const char *s = "walk the string";
	int c, sum = 0;

	while ((c = *s++) != '\0')
		sum = sum * 31 + c;
	printf("%d %d\n", sum, c);
	return sum & 63;
}
