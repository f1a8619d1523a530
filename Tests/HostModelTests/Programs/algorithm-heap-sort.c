/* A heap in an array. */
#include <stdio.h>

static void sift(unsigned char *v, int i, int n)
{
	for (int c; (c = 2 * i + 1) < n; i = c) {
		if (c + 1 < n && v[c + 1] > v[c])
			c++;
		if (v[i] >= v[c])
			return;
		unsigned char t = v[i];

		v[i] = v[c];
		v[c] = t;
	}
}

int main(void)
{
	unsigned char v[] = "the quick brown fox jumps";
	int n = sizeof(v) - 1;

	for (int i = n / 2 - 1; i >= 0; i--)
		sift(v, i, n);
	for (int i = n - 1; i > 0; i--) {
		unsigned char t = v[0];

		v[0] = v[i];
		v[i] = t;
		sift(v, 0, i);
	}
	printf("[%s]\n", v);
	return 0;
}
