/* Conditions on narrow values after casts. */
#include <stdio.h>

int main(void)
{
	unsigned char c = 0;
	int n = 0;

	do {
		n += (signed char)c < 0;
		n += (unsigned char)~c > 200 ? 1000 : 0;
	} while (++c);
	printf("%d\n", n);
	for (signed char s = 120; s > 0; s++)
		n++;
	printf("%d\n", n);
	return 0;
}
