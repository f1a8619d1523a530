/* Pointers kept in arrays of uintptr_t, moved about as numbers. */
#include <stdint.h>
#include <stdio.h>

int main(void)
{
	int a = 1, b = 2, c = 3;
	uintptr_t v[3] = { (uintptr_t)&a, (uintptr_t)&b, (uintptr_t)&c }, t;

	t = v[0] ^ v[2];
	v[0] ^= t;
	v[2] ^= t;
	*(int *)v[0] += 10;
	*(int *)v[2] += 20;
	printf("%d %d %d\n", a, b, c);
	return 0;
}
