/* Three levels, with shadowed names. */
#include <stdio.h>

int main(void)
{
	int x = 1;
	int r = ({
		int y = x + 1;
		int x = ({
			int z = y * 10;
			({ int y = z + 3; y * 2; }) + y;
		});
		x + y;
	});

	printf("%d %d\n", r, x);
	return 0;
}
