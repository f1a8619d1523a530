/* Function pointers of several types, compared, cast and called. */
#include <stdio.h>

typedef int (*op)(int, int);
static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static op pick(int n) { static const op t[] = { add, sub, [3] = add }; return t[n & 3]; }
static int apply(int f(int, int), int a) { return f(a, 2); }
static int (*nest(int n))(int, int) { return n ? add : &sub; }
static void *v[] = { add, (void *)sub };

int main(void)
{
	int (*t[2][2])(int, int) = { { add, sub }, { sub } };

	printf("%d %d %d\n", pick(0)(5, 3), (*pick(1))(5, 3), (****pick(3))(5, 3));
	printf("%d %d\n", pick(2) == 0, !pick(2));
	printf("%d %d %d\n", apply(add, 1), apply(&sub, 1), apply(*sub, 1));
	printf("%d %d\n", t[0][1](1, 2), t[1][1] == NULL);
	printf("%d %d\n", nest(1)(1, 1), nest(0) == sub);
	printf("%d\n", ((op)v[1])(9, 4));
	printf("%d\n", (add == sub) + (add != sub) * 2 + (t[0][0] == add) * 4);
	printf("%d\n", (t[0][0] ?: sub)(1, 2) + (0 ? add : sub)(1, 2));
	return sizeof(op) != sizeof(void *);
}
