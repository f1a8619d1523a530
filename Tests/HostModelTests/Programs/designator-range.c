/* Ranges of elements, and overrides within (GNU C). */
#include <stdio.h>

static const unsigned char class[128] = {
	['0' ... '9'] = 1, ['a' ... 'z'] = 2, ['A' ... 'Z'] = 2, ['e'] = 3, [' '] = 4,
};

int main(void)
{
	int a[] = { [0 ... 3] = 5, 6, [2] = 9, [7 ... 8] = 1 };

	for (const char *p = "He11o W0r1d"; *p; p++)
		putchar('0' + class[(int)*p]);
	for (unsigned i = 0; i < sizeof(a) / sizeof(*a); i++)
		printf(" %d", a[i]);
	puts("");
	return 0;
}
