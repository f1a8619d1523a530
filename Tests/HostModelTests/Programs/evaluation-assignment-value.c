/* The value of an assignment is the left side's, after conversion. */
#include <stdbool.h>
#include <stdio.h>

int main(void)
{
	unsigned char c;
	signed char s;
	int i, j;
	bool b;
	long long w;

	i = c = 300;
	j = s = 200;
	printf("%d %d\n", i, j);
	i = b = 42;
	w = i = -1;
	w += c = -1;
	printf("%d %lld %d\n", i, w, (c = 256) ? 1 : 2);
	i = j = 5, j++;
	printf("%d %d\n", i, j);
	return 0;
}
