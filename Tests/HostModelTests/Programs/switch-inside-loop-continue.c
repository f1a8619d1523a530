/* continue inside a switch belongs to the loop around it. */
#include <stdio.h>

int main(void)
{
	int n = 0;

	for (int i = 0; i < 6; i++) {
		switch (i % 3) {
		case 0:
			continue;
		case 1:
			n += 1;
			break;
		case 2:
			n += 10;
		}
		n += 100;
	}
	printf("%d\n", n);
	return 0;
}
