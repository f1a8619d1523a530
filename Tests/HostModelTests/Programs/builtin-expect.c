/* likely() and unlikely() give their argument as a long. */
#include <stdio.h>

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

int main(void)
{
	int n = 5, hits = 0;

	if (likely(n > 3))
		hits++;
	if (unlikely(n > 3))
		hits += 10;
	if (unlikely(n < 3))
		hits += 100;
	printf("%ld %d\n", __builtin_expect(n, 7), (int)sizeof(__builtin_expect(n, 7)) == sizeof(long));
	return hits;
}
