/* What is not chosen has neither a type nor an effect. */
#include <stdio.h>

struct s; typedef int T;
int main(void)
{
	int i = 1; long l = 2;

	printf("%d\n", __builtin_choose_expr(sizeof(i) == 4, i, l++));
	printf("%d\n", (int)sizeof(__builtin_choose_expr(0, (char)1, (short)2)));
	printf("%d%d%d%d\n", __builtin_types_compatible_p(int, const int), __builtin_types_compatible_p(int, T), __builtin_types_compatible_p(int *, const int *), __builtin_types_compatible_p(int[], int[5]));
	printf("%d%d%d\n", __builtin_types_compatible_p(int[3], int[5]), __builtin_types_compatible_p(char, signed char), __builtin_types_compatible_p(long, long long));
	printf("%d%d\n", __builtin_types_compatible_p(typeof(&i), int *), __builtin_types_compatible_p(struct s *, void *));
	printf("%d%d\n", __builtin_types_compatible_p(int (*)(int), int (*)()), __builtin_types_compatible_p(enum { A }, unsigned));
	printf("%ld\n", l);
	_Static_assert(__builtin_types_compatible_p(typeof(1L + 1), long), "long");
	return 0;
}
