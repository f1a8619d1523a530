/* const, volatile and restrict in every place. */
#include <stdio.h>

static int sum(const int *restrict a, const int *const b)
{
	return *a + *b;
}

int main(void)
{
	const int k = 4;
	int x = 1;
	volatile int v = 2;
	int *const fixed = &x;
	const volatile int *both = &v;
	const char *const words[] = { "a", "b" };

	*fixed = 3;
	v++;
	printf("%d %d %s\n", sum(&k, fixed), *both, words[1]);
	return 0;
}
