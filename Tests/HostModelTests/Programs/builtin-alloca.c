/* Memory that lives as long as the call. */
#include <stdio.h>

static int f(int n)
{
	int *v = __builtin_alloca(n * sizeof(*v)), s = 0;

	for (int i = 0; i < n; i++)
		v[i] = i * i;
	for (int i = 0; i < n; i++)
		s += v[i];
	return s + (n ? f(n - 1) : 0);
}

int main(void)
{
	printf("%d\n", f(10));
	return 0;
}
