/* The result is 0 or 1 of type int, whatever the operands. */
#include <stdio.h>

int main(void)
{
	long long w = 1LL << 33;
	char *s = "x";

	printf("%d %d %d %d\n", w && 5, s || 0, !w, !!s);
	printf("%d %d\n", (int)sizeof(w && w), (int)sizeof(!w));
	printf("%d\n", (2 && 4) + (0 || 8) + !0);
	return 0;
}
