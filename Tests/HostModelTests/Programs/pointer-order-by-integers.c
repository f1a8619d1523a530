/* A pointer below another as numbers and as pointers. */
#include <stdint.h>

int main(void)
{
	char v[10];
	int r = 0;

	for (int i = 0; i < 10; i++)
		r += ((uintptr_t)&v[i] < (uintptr_t)&v[5]) == (&v[i] < v + 5);
	return r + ((long)&v[9] - (long)v);
}
