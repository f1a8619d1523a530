/* Jumps between blocks that have variables of the same name. */
#include <stdio.h>

int main(void)
{
	int i = 0, n = 0;

	{
		int i = 10;

		n += i;
		goto second;
first:
		i = 1;
		n += i;
	}
	goto end;
	{
		int i;
second:
		i = 100;
		n += i;
		goto first;
	}
end:
	printf("%d %d\n", n, i);
	return 0;
}
