/* ?: with effects in each part, in sequence. */
#include <stdio.h>

static char log_[16];
static int n;
static int l(char c, int v) { log_[n++] = c; return v; }

int main(void)
{
	int a = l('a', 0) ? l('b', 1) : l('c', 5) ? l('d', 6) : l('e', 7);
	int b = l('f', 1) && l('g', 0) || l('h', 2);
	int c = (l('i', 1), l('j', 0)) ?: l('k', 9);

	printf("%s %d %d %d\n", log_, a, b, c);
	return 0;
}
