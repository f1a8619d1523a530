/* # of strings, characters and blanks. */
#include <stdio.h>

#define S(x) #x

int main(void)
{
	puts(S("a\n\"b\"" '\'' '"' \ x));
	puts(S(  a   b
		c  ));
	puts(S(a/* gone */b));
	puts(S(@ $ `));
	return 0;
}
