/* Distances computed on numbers. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	struct { char c; int v[5]; } s;
	uintptr_t a = (uintptr_t)&s, b = (uintptr_t)&s.v[3];
	int *p = (int *)(a + (b - a));

	*p = 6;
	printf("%d %d %d\n", (int)(b - a), s.v[3], a % _Alignof(int) == 0);
	return ((uintptr_t)(p + 1) - (uintptr_t)p) * 10;
}
