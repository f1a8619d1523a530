/* Comparisons and conditions of integers of 128 bits. */
#include <stdio.h>

#ifdef __SIZEOF_INT128__
typedef unsigned __int128 u128;
typedef __int128 s128;

static void show(const char *name, u128 value)
{
	printf("%s %016llx%016llx\n", name, (unsigned long long)(value >> 64), (unsigned long long)value);
}
#endif

int main(void)
{
#ifdef __SIZEOF_INT128__
	u128 a = (u128)1 << 64;
	s128 m = -5, zero = 0;

	printf("%d%d%d%d%d\n", a > 3, m < 0, (u128)m < a, m == -5, a != a + 1);
	printf("%d %d %d %d\n", !a, !!a, a && zero, m || zero);
	if (a)
		printf("yes\n");
	while (zero)
		return 1;
	show("choice", a ? m : 1);
	printf("%d %d\n", (s128)-1 < (u128)1, (s128)-1 < (s128)1);
	for (u128 i = a; i < a + 3; i++)
		show("i", i);
#endif
	return 0;
}
