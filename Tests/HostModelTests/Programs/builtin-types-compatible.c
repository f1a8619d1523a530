/* Qualifiers of the top do not count, those below do. */
#include <stdio.h>

typedef int number;
enum e { A };

int main(void)
{
	int a[3];

	printf("%d%d%d", __builtin_types_compatible_p(int, number), __builtin_types_compatible_p(int, const int),
	       __builtin_types_compatible_p(int *, const int *));
	printf("%d%d%d", __builtin_types_compatible_p(int, unsigned), __builtin_types_compatible_p(long, int),
	       __builtin_types_compatible_p(int[], int[5]));
	printf("%d%d%d\n", __builtin_types_compatible_p(typeof(a), int *), __builtin_types_compatible_p(typeof(&a[0]), int *),
	       __builtin_types_compatible_p(char, signed char));
	printf("%d%d\n", __builtin_types_compatible_p(int (*)(void), int (*)(void)), __builtin_types_compatible_p(enum e, int));
	return 0;
}
