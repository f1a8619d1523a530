/* Ranges of GNU C, their ends included. */
#include <stdio.h>

static int f(int c)
{
	switch (c) {
	case 'a' ... 'z':
		return 1;
	case 'A' ... 'Z':
		return 2;
	case '0' ... '9':
		return 3;
	case -10 ... -1:
		return 4;
	default:
		return 0;
	}
}

int main(void)
{
	static const int t[] = { 'a', 'z', 'm', 'A', 'Z', '@', '[', '0', '9', '/', ':', -10, -1, -11, 0 };

	for (unsigned i = 0; i < sizeof(t) / sizeof(*t); i++)
		printf("%d ", f(t[i]));
	printf("\n");
	return 0;
}
