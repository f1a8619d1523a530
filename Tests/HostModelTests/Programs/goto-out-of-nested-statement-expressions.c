/* A jump out of the middle of a call whose other arguments were evaluated. */
#include <stdio.h>

static int n;
static int add(int a, int b, int c) { return a * 100 + b * 10 + c; }
static int side(int v) { n += v; return v; }

static int f(int v)
{
	int r = 0;
again:
	r += add(side(1), ({ if (v-- > 0) goto again; side(2); }), side(3));
	return r;
}

int main(void)
{
	printf("%d\n", f(3));
	printf("%d\n", n);
	for (int i = 0; i < 3; i++)
		printf("%d\n", 1 + ({ if (i == 1) continue; i * 5; }) + side(7));
	while (1)
		n += 2 * ({ if (n > 100) break; n; });
	printf("%d\n", n);
	return 0;
}
