/* && binds tighter than ||, ! tighter than both. */
#include <stdio.h>

int main(void)
{
	for (int i = 0; i < 8; i++) {
		int a = i & 1, b = i >> 1 & 1, c = i >> 2;

		printf("%d%d%d ", a || b && c, !a && b || c, !(a || b) == c);
	}
	puts("");
	return 0;
}
