/* size_mul(), size_add() and struct_size() in the manner of the kernel. */
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

static size_t size_mul(size_t a, size_t b)
{
	size_t n;

	return __builtin_mul_overflow(a, b, &n) ? SIZE_MAX : n;
}

static size_t size_add(size_t a, size_t b)
{
	size_t n;

	return __builtin_add_overflow(a, b, &n) ? SIZE_MAX : n;
}
#define struct_size(p, m, n) size_add(sizeof(*(p)), size_mul(n, sizeof(*(p)->m)))

struct s { int n; short v[]; };

int main(void)
{
	struct s *p;

	printf("%d %d\n", (int)struct_size(p, v, 7), struct_size(p, v, SIZE_MAX / 2) == SIZE_MAX);
	printf("%d\n", size_add(size_mul(SIZE_MAX, 2), 5) == SIZE_MAX);
	return 0;
}
