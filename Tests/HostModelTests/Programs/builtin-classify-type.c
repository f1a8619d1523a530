/* gcc's numbers for kinds of types. */
#include <stdio.h>

int main(void)
{
	struct s { int a; } s = { 1 };
	union u { int a; } u = { 1 };
	int v[3];

	printf("%d %d %d\n", __builtin_classify_type(1), __builtin_classify_type(v),
	       __builtin_classify_type((char)1));
	printf("%d %d %d\n", __builtin_classify_type(s), __builtin_classify_type(u),
	       __builtin_classify_type(main));
	return 0;
}
