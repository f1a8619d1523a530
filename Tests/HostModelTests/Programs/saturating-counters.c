/* Counters that stay at their ends, as refcount_t does. */
#include <stdio.h>

static unsigned char refs = 1;

static int inc(void)
{
	unsigned char old = refs;

	if (old == 0 || old == 255)
		return 0;
	refs = old + 1;
	return refs > old;
}

int main(void)
{
	int n = 0;

	while (inc())
		n++;
	printf("%d %d\n", n, refs);
	refs = 0;
	return inc() + refs;
}
