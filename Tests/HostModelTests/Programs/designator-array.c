/* Designators of arrays: gaps are zero and the next value follows on. */
#include <stdio.h>

int main(void)
{
	int a[] = { [3] = 30, 40, [1] = 10, 20 }, b[6] = { 1, [4] = 5 };

	for (unsigned i = 0; i < sizeof(a) / sizeof(*a); i++)
		printf("%d ", a[i]);
	for (int i = 0; i < 6; i++)
		printf("%d", b[i]);
	puts("");
	return 0;
}
