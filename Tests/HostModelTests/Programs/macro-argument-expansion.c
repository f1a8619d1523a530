/* Arguments are expanded before they are put in, and scanned again. */
#include <stdio.h>

#define ID(x) x
#define TWICE(x) ID(x) ID(x)
#define CALL(m, ...) m(__VA_ARGS__)
#define ADD(a, b) ((a) + (b))
#define EMPTY
#define LPAREN (
#define RPAREN )

int main(void)
{
	printf("%d %d\n", CALL(ADD, 1, 2), ID(ADD)(3, 4));
	printf("%d %s\n", ADD(ADD(1, 2), ADD(3, ID(4))), TWICE("ab"));
	printf("%d\n", ID(EMPTY 5 EMPTY));
	return 0;
}
