/* Free-running indices of unsigned short. */
#include <stdio.h>

#define COUNT(h, t) ((unsigned short)((h) - (t)))

int main(void)
{
	unsigned short head = 65533, tail = 65530;

	for (int i = 0; i < 5; i++)
		head++;
	printf("%d %d %d\n", head, COUNT(head, tail), head - tail);
	return 0;
}
