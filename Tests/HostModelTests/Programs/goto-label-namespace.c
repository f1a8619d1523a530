/* Labels are a name space of their own. */
#include <stdio.h>

struct out { int out; };

int main(void)
{
	struct out out = { 3 };
	int n = 0;

out:
	n += out.out;
	if (n < 9)
		goto out;
	printf("%d\n", n);
	return 0;
}
