/* A loop from the first element to one past the last. */
#include <stdio.h>

int main(void)
{
	static const short table[] = { 3, -1, 4, -1, 5, -9 };
	const short *p, *end = table + sizeof(table) / sizeof(table[0]);
	int sum = 0;

	for (p = table; p != end; ++p)
		sum += *p;
	printf("%d %d\n", sum, (int)(end - table));
	return 0;
}
