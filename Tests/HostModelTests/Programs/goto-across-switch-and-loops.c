/* From one loop's body into another's. */
#include <stdio.h>

int main(void)
{
	int a = 0, b = 0, n = 0;

	for (a = 0; a < 3; a++) {
		n++;
		if (a == 1)
			goto second;
back:
		n += 10;
	}
	goto out;
	while (b < 2) {
second:
		b++;
		n += 100;
	}
	a = 2;
	b = -5;
	goto back;
out:
	printf("%d %d %d\n", a, b, n);
	return 0;
}
