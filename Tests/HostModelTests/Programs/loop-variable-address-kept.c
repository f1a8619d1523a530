/* The address of a loop's variable stays the same over its rounds. */
#include <stddef.h>

int main(void)
{
	int *p = NULL, same = 0;

	for (int i = 0; i < 5; i++) {
		if (p == &i)
			same++;
		p = &i;
		*p += i == 2;
	}
	return same;
}
