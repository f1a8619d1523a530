/* break of a switch inside a loop whose body has a cleanup. */
#include <stdio.h>

static int sum;
static void add(int *p) { sum = sum * 3 + *p; }

int main(void)
{
	for (int i = 0; i < 5; i++) {
		int a __attribute__((cleanup(add))) = i;

		switch (i) {
		case 1: {
			int b __attribute__((cleanup(add))) = 7;
			break;
		}
		case 2:
			continue;
		case 3: {
			int b __attribute__((cleanup(add))) = 2;
			goto out;
		}
		}
	}
out:
	printf("%d\n", sum);
	return 0;
}
