/* An array whose length is computed. */
#include <stdio.h>

static int f(int n)
{
	int v[n], s = 0;

	for (int i = 0; i < n; i++)
		v[i] = i;
	for (int i = 0; i < n; i++)
		s += v[i];
	return s + sizeof(v) / sizeof(v[0]);
}

int main(void)
{
	printf("%d\n", f(5));
	return 0;
}
