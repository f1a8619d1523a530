/* Associations that differ by a qualifier, a pointer or an array. */
#include <stdio.h>

#define KIND(x) _Generic((x), int: 1, unsigned: 2, char: 3, signed char: 4, char *: 5, const char *: 6, int *: 7, \
	int (*)[3]: 8, void (*)(int): 9, long: 10, long long: 11, _Bool: 12, short: 13, default: 0)
static void f(int n) { (void)n; }
int main(void)
{
	const int c = 1; const char t[] = "a"; char u[] = "a"; int v[3]; short s = 1; volatile long l = 1;
	struct { int b : 3; unsigned u : 3; _Bool o : 1; } b = { 0 };

	printf("%d %d %d %d %d %d\n", KIND(c), KIND(t), KIND(u), KIND(v), KIND(&v), KIND(f));
	printf("%d %d %d %d\n", KIND(s), KIND(+s), KIND(l), KIND("x"));
	printf("%d %d %d %d\n", KIND('a'), KIND((char)1), KIND(1 == 1), KIND(!1));
	printf("%d %d %d %d\n", KIND(b.b + 0), KIND(+b.u), KIND(1u + s), KIND(1L + 1u));
	printf("%d %d %d\n", KIND((_Bool)1), KIND(0x80000000), KIND(2147483648));
	printf("%d %d\n", KIND(1 ? t : 0), KIND(1 ? u : t));
	return 0;
}
