/* continue in a do loop goes on at the condition, not at the body. */
#include <stdio.h>

int main(void)
{
	int i = 0;

	do {
		i++;
		if (i == 3)
			continue;
		printf("%d ", i);
	} while (i < 3 || i > 100);
	printf("end %d\n", i);
	return 0;
}
