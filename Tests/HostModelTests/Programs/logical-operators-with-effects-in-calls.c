/* Which effects happen, and in which order, around && || and ?:. */
#include <stdio.h>

static int n;
static int t(int v) { n = n * 10 + v; return v & 1; }
static int h(int a, int b, int c) { return a + b * 2 + c * 4; }
int main(void)
{
	printf("%d ", t(1) && t(2) && t(3)); printf("%d\n", n); n = 0;
	printf("%d ", t(2) || t(4) && t(1) || t(3)); printf("%d\n", n); n = 0;
	printf("%d ", h(t(1), t(2), t(3))); printf("%d\n", n); n = 0;
	printf("%d ", (t(1) ? t(2) : t(3)) + (t(4) ? t(5) : t(7))); printf("%d\n", n); n = 0;
	printf("%d ", !t(1) == t(2)); printf("%d\n", n); n = 0;
	int v[3] = { 0 }, i = 0;
	v[t(1)] = t(2) + (i = 2); v[i] += t(3); printf("%d %d %d %d\n", v[0], v[1], v[2], n); n = 0;
	i = t(1) - t(2) * t(3); printf("%d %d\n", i, n); n = 0;
	i = (t(1), t(2)) + (t(3), t(5)); printf("%d %d\n", i, n);
	return 0;
}
