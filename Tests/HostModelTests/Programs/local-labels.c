/* __label__ in a macro that is used twice in a function. */
#include <stdio.h>

#define FIND(a, n, want) ({			\
	__label__ found;			\
	int i_;					\
	for (i_ = 0; i_ < (n); i_++)		\
		if ((a)[i_] == (want))		\
			goto found;		\
	i_ = -1;				\
found:						\
	i_;					\
})

int main(void)
{
	int a[] = { 4, 8, 15, 16, 23, 42 };

	printf("%d %d %d\n", FIND(a, 6, 15), FIND(a, 6, 7), FIND(a, 6, 42));
	return 0;
}
