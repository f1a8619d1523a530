/* Leaving a switch's block by break and by return. */
#include <stdio.h>

static void bye(char *c) { putchar(*c); }

static int f(int n)
{
	switch (n) {
	case 1: {
		char c __attribute__((cleanup(bye))) = 'a';

		break;
	}
	case 2: {
		char c __attribute__((cleanup(bye))) = 'b';
		char d __attribute__((cleanup(bye))) = 'c';

		return c - d;
	}
	}
	putchar('.');
	return n;
}

int main(void)
{
	for (int i = 0; i < 4; i++)
		printf("%d ", f(i));
	puts("");
	return 0;
}
