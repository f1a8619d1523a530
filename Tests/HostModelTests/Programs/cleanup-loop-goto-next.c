/* goto to a label at the end of a loop's body runs what the body declared. */
#include <stdio.h>

static void bye(int *p) { printf("-%d ", *p); }

int main(void)
{
	for (int i = 0; i < 4; i++) {
		int a __attribute__((cleanup(bye))) = i;

		if (i == 1)
			goto next;
		{
			int b __attribute__((cleanup(bye))) = i * 10;

			if (i == 2)
				goto next;
			printf("body ");
		}
next:
		printf("next ");
	}
	puts("");
	return 0;
}
