/* Sorting in place, stopping when nothing moved. */
#include <stdbool.h>
#include <stdio.h>

static int rounds;

static void sort(int *v, int n)
{
	bool moved;

	do {
		moved = false;
		rounds++;
		for (int i = 1; i < n; i++)
			if (v[i - 1] > v[i]) {
				v[i - 1] ^= v[i];
				v[i] ^= v[i - 1];
				v[i - 1] ^= v[i];
				moved = true;
			}
	} while (moved);
}

int main(void)
{
	int v[] = { 5, -3, 99, 0, 12, -3, 7 };

	sort(v, 7);
	for (int i = 0; i < 7; i++)
		printf("%d ", v[i]);
	printf("in %d\n", rounds);
	return 0;
}
