/* Widths and precisions by arguments, negative ones too. */
#include <stdio.h>

int main(void)
{
	for (int w = -6; w <= 6; w += 6)
		printf("[%*d] [%*s] [%.*s]\n", w, 12, w, "ab", w, "abcdefgh");
	printf("[%-*d] [%0*d] [%*.*d]\n", 4, 7, 4, 7, 6, 3, 7);
	return 0;
}
