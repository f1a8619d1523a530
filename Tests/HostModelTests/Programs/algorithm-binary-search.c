/* Lower bounds, with the index computed without overflow. */
#include <stdio.h>

static unsigned lower(const int *v, unsigned n, int key)
{
	unsigned lo = 0;

	while (lo < n) {
		unsigned mid = lo + (n - lo) / 2;

		if (v[mid] < key)
			lo = mid + 1;
		else
			n = mid;
	}
	return lo;
}

int main(void)
{
	int v[] = { -5, 0, 0, 3, 8, 8, 8, 20 };

	for (int key = -6; key <= 21; key += 3)
		printf("%u ", lower(v, 8, key));
	puts("");
	return 0;
}
