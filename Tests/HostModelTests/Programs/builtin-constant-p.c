/* What gcc calls a constant without optimisation. */
#include <stdio.h>

static const int k = 4;
enum { E = 3 };

static int arg(int n)
{
	return __builtin_constant_p(n);
}

int main(void)
{
	int n = 5;

	printf("%d%d%d%d", __builtin_constant_p(1), __builtin_constant_p(n), __builtin_constant_p("s"), __builtin_constant_p(E));
	printf("%d%d%d", __builtin_constant_p(sizeof(n)), __builtin_constant_p(&n), __builtin_constant_p(n++));
	printf("%d %d\n", arg(3), n);
	return __builtin_constant_p(n) ? 1 : 2;
}
