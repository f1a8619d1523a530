/* Stringification keeps what it must; pasting makes any token. */
#include <stdio.h>

#define S(x) #x
#define X(x) S(x)
#define P(a, b) a ## b
#define P3(a, b, c) a ## b ## c
#define HASH_HASH # ## #
#define MKSTR(a) S(a)
#define IN(x) OUT(x) P(x, 1)
#define OUT(x) [x]
#define SELF SELF + 1
#define A1 one

int main(void)
{
	int xy = 5, x1 = 6, SELFISH = 2;

	printf("%s\n", S(  a   +  "b\t\"c" + '\''  \n ));
	printf("%s %s\n", X(P(x, y)), S(P(x, y)));
	printf("%d %d\n", P(x, y), P3(x, , y));
	printf("%s\n", X(IN(A1)));
	printf("%s\n", X(SELF));
	printf("%s\n", X(HASH_HASH));
	printf("%d %d\n", P(0x, 1f), x1 P(+, +));
	printf("%d\n", x1 P(<, <=) 2);
	printf("%s\n", S(P(,)) S() S(@));
	return P(SELF, ISH) - 2;
}
