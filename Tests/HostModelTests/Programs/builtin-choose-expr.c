/* The arm not chosen need not have a fitting type. */
#include <stdio.h>

struct s { int n; };
#define value(x) __builtin_choose_expr(__builtin_types_compatible_p(typeof(x), struct s), *(int *)&(x), (x))

int main(void)
{
	struct s s = { 9 };
	int i = 4, n = 0;

	printf("%d %d\n", value(s), *(int *)__builtin_choose_expr(0, n++, &i));
	printf("%d %d\n", (int)sizeof(__builtin_choose_expr(1, (char)1, 1LL)), n);
	return 0;
}
