/* continue in a for runs its third clause. */
#include <stdio.h>

int main(void)
{
	int seen = 0;

	for (int i = 0; i < 10; i++, seen += 100) {
		if (i & 1)
			continue;
		seen++;
	}
	printf("%d\n", seen);
	return 0;
}
