/* Through another function type and back. */
#include <stdint.h>
#include <stdio.h>

typedef void (*generic)(void);

static long weigh(long a, short b)
{
	return a * 100 + b;
}

int main(void)
{
	generic g = (generic)weigh;
	long (*f)(long, short) = (long (*)(long, short))g;
	uintptr_t n = (uintptr_t)g;

	printf("%ld %ld\n", f(3, 70000), ((long (*)(long, short))n)(1, 2));
	return 0;
}
