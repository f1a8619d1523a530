/* Structures and several variables declared by a for. */
#include <stdio.h>

int main(void)
{
	int sum = 0;

	for (struct { int i; long j; } k = { 0, 10 }; k.i < 5; k.i++, k.j--)
		sum += k.j;
	for (int i = 0, v[3] = { 1, 2, 3 }, *p = v; i < 3; i++, p++)
		sum += *p;
	printf("%d\n", sum);
	return 0;
}
