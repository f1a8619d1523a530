/* An array of structures walked by a stride in bytes. */
#include <stddef.h>
#include <stdio.h>

struct s { char tag; int n; };

static int pick(const void *base, size_t stride, size_t offset, int count)
{
	const char *p = (const char *)base + offset;
	int sum = 0;

	for (; count--; p += stride)
		sum += *(const int *)p;
	return sum;
}

int main(void)
{
	struct s v[4] = { { 'a', 1 }, { 'b', 20 }, { 'c', 300 }, { 'd', 4000 } };

	printf("%d\n", pick(v, sizeof(*v), offsetof(struct s, n), 4));
	return 0;
}
