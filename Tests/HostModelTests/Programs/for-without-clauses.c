/* Each clause of a for may be missing. */
#include <stdio.h>

int main(void)
{
	int i = 0;

	for (;;) {
		if (++i == 5)
			break;
	}
	for (; i < 8;)
		i++;
	for (int k = 0;; k++)
		if (k * k > i) {
			printf("%d\n", k);
			break;
		}
	return i;
}
