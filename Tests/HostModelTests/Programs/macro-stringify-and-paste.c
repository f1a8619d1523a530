/* # and ##, with and without expansion of the argument. */
#include <stdio.h>

#define STR(x) #x
#define XSTR(x) STR(x)
#define CAT(a, b) a##b
#define XCAT(a, b) CAT(a, b)
#define N 4

int main(void)
{
	int x4 = 40, xN = 50;

	printf("%s %s %s\n", STR(N), XSTR(N), STR( a  +  "q\n" ));
	printf("%d %d %d\n", XCAT(x, N), CAT(x, N), CAT(1, 2) + CAT(0x, ff));
	printf("%s\n", XSTR(CAT(a, N)));
	return 0;
}
