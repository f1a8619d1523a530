/* __auto_type takes the type of its initialiser. */
#include <stdio.h>

int main(void)
{
	__auto_type a = (char)1;
	__auto_type b = 1LL << 33;
	__auto_type p = "text";
	const __auto_type f = main;
	short s = 3;
	__auto_type q = &s;

	*q += 4;
	printf("%d %lld %s %d %d %d\n", (int)sizeof(a), b, p, s, (int)sizeof(*q), f == main);
	return 0;
}
