/* break and continue of a statement expression act on the loop around. */
#include <stdio.h>

int main(void)
{
	int n = 0, i;

	for (i = 0; i < 10; i++) {
		n += ({
			if (i == 2)
				continue;
			if (i == 5)
				break;
			i * 10;
		});
	}
	printf("%d %d\n", i, n);
	return 0;
}
