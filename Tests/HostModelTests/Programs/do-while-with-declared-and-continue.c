/* continue inside nested do loops and a switch. */
#include <stdio.h>

int main(void)
{
	int a = 0, b = 0, n = 0;

	do {
		b = 0;
		do {
			if (++b == 2)
				continue;
			n += a * 10 + b;
			if (b == 3 && a == 1)
				break;
		} while (b < 4);
		if (a == 2)
			continue;
		n += 1000;
	} while (++a < 4);
	printf("%d %d %d\n", a, b, n);
	return 0;
}
