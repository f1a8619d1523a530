/* Numbers for pointers, the lowest first. */
#include <stddef.h>
#include <stdio.h>

static void *slots[8];

static int get(void *p)
{
	for (int i = 0; i < 8; i++)
		if (!slots[i])
			return slots[i] = p, i;
	return -28;
}

int main(void)
{
	int v[10], r = 0;

	for (int i = 0; i < 5; i++)
		get(&v[i]);
	slots[1] = slots[3] = NULL;
	r = get(&v[9]);
	r = r * 10 + get(&v[8]);
	r = r * 10 + get(&v[7]);
	for (int i = 0; i < 4; i++)
		printf("%d ", get(v));
	printf("%d %d\n", r, (int)((int *)slots[1] - v));
	return 0;
}
