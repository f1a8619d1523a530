/* realloc keeps what was there. */
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *v = NULL, n = 0, cap = 0, sum = 0;

	for (int i = 0; i < 50; i++) {
		if (n == cap) {
			cap = cap ? cap * 2 : 3;
			v = realloc(v, cap * sizeof(*v));
		}
		v[n++] = i;
	}
	v = realloc(v, 10 * sizeof(*v));
	for (int i = 0; i < 10; i++)
		sum += v[i];
	printf("%d %d\n", sum, cap);
	free(v);
	free(NULL);
	return 0;
}
