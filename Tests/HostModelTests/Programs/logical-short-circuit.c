/* && and || stop as soon as the answer is known. */
#include <stdio.h>

static int trace[8], n;

static int t(int id, int value)
{
	trace[n++] = id;
	return value;
}

int main(void)
{
	int r = 0;

	r |= (t(1, 0) && t(2, 1)) << 0;
	r |= (t(3, 1) || t(4, 1)) << 1;
	r |= (t(5, 1) && t(6, 2)) << 2;
	for (int i = 0; i < n; i++)
		printf("%d ", trace[i]);
	printf("= %d\n", r);
	return r;
}
