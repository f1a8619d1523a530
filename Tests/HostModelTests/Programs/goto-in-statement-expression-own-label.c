/* A label and a loop of goto inside a statement expression. */
#include <stdio.h>

int main(void)
{
	int n = 3;
	int f = ({
		int r = 1;
again:
		if (n > 0) {
			r *= 3;
			n--;
			goto again;
		}
		r;
	});

	printf("%d\n", f);
	return 0;
}
