/* cleanup inside a statement expression runs after its value is taken. */
#include <stdio.h>

static int level;
static void down(int *p) { level -= *p; }

int main(void)
{
	int n = ({
		int up __attribute__((cleanup(down))) = 5;

		level += up;
		level * 100;
	});

	printf("%d %d\n", n, level);
	return 0;
}
