/* Unsigned and narrow offsets added to pointers. */
#include <stdio.h>

int main(void)
{
	int v[8] = { 0, 1, 2, 3, 4, 5, 6, 7 }, *p = v + 4;
	unsigned char c = 254;
	signed char s = c;
	unsigned u = 2;
	long long w = -3;

	printf("%d %d %d %d\n", p[s], *(p + w), *(p - u), (p + u)[-1]);
	p += s;
	p -= w;
	printf("%d %d\n", *p, (int)(p - v));
	return 0;
}
