/* What stands in sizeof, typeof and _Alignof is not evaluated. */
#include <stdio.h>

static int n;
static int f(void) { return ++n; }

int main(void)
{
	int v[3], i = 0; char *p = 0;

	printf("%d %d %d\n", (int)sizeof(i++), (int)sizeof(f()), (int)sizeof(v[i++]));
	printf("%d %d\n", (int)sizeof(*p), (int)sizeof(p[f()]));
	typeof(i++) j = 5; typeof(f()) k = 6; __typeof__(v) w = { 1 }; __auto_type z = (char)3;
	printf("%d %d %d %d\n", j, k, w[2], (int)sizeof(z));
	printf("%d %d\n", (int)_Alignof(typeof(i++)), (int)sizeof(typeof(int[2])[3]));
	printf("%d %d\n", i, n);
	printf("%d\n", (int)sizeof(1 ? i++ : f()));
	printf("%d %d\n", __builtin_constant_p(i++), i);
	printf("%d %d\n", _Generic(i++, int: 1, default: 2), i);
	return (int)sizeof 'a' - 4 + sizeof(char) - 1;
}
