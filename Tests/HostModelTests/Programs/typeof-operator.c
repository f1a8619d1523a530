/* typeof of types, expressions and arrays; it evaluates nothing. */
#include <stdio.h>

int main(void)
{
	int i = 1, v[4] = { 1, 2, 3, 4 };
	typeof(i++) a = 2;
	typeof(v) w = { [3] = 9 };
	typeof(&v[0]) p = w + 3;
	typeof(int *) q = &a;
	__typeof__((char)1 + 1) n = 1000;
	typeof(const unsigned char) c = 300;

	printf("%d %d %d %d %d %d %d\n", i, a, *p, *q, n, c, (int)sizeof(w));
	return 0;
}
