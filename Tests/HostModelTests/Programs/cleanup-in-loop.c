/* Each round has its own cleanup, break and continue included. */
#include <stdio.h>

static int open_count;
static void close_it(int *p) { open_count -= *p; printf("c%d ", *p); }

int main(void)
{
	for (int i = 1; i < 6; i++) {
		int h __attribute__((cleanup(close_it))) = i;

		open_count += h;
		if (i == 2)
			continue;
		if (i == 4)
			break;
		printf("b%d ", i);
	}
	printf("%d\n", open_count);
	return 0;
}
