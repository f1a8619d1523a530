/* Signed arithmetic wraps, as the kernel is built. */
#include <limits.h>
#include <stdio.h>

int main(void)
{
	int i = INT_MAX;
	long long w = LLONG_MAX;
	int m = INT_MIN;

	i++;
	w += 2;
	printf("%d %lld %d %d\n", i, w, -m, m - 1);
	i = 65536;
	printf("%d %d\n", i * i, (i * 32768) * 2 - 1);
	printf("%d\n", INT_MAX * INT_MAX);
	return 0;
}
