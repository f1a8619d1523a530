/* continue goes back to the condition of the innermost while. */
#include <stdio.h>

int main(void)
{
	int i = 0, odd = 0, rounds = 0;

	while (i++ < 10) {
		rounds++;
		if (i % 2 == 0)
			continue;
		odd += i;
	}
	printf("%d %d %d\n", i, odd, rounds);
	return 0;
}
