/* The left side is evaluated once. */
#include <stdio.h>

static int calls, v[4] = { 1, 2, 3, 4 };

static int *at(int i)
{
	calls++;
	return &v[i];
}

int main(void)
{
	int i = 0;

	*at(1) += 10;
	*at(2) <<= 2;
	(*at(3))++;
	v[i++] *= 7;
	v[++i] -= 1;
	printf("%d %d %d %d %d %d\n", v[0], v[1], v[2], v[3], calls, i);
	return 0;
}
