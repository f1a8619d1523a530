/* Lines are joined before anything else is read. */
#include <stdio.h>

#def\
ine ONE\
E 4
#define STR(x) #x
#define T(x) STR(x)

in\
t main(void)
{
	int a = 1, b = 2; // a comment that goes \
	b = 100;
	a +\
= 5; a +\
+; /\
* b = 7; *\
/
	printf("%d %d ab\
c %d\n", a, b, ONEE);
	printf("%s %s\n", STR(a\
b), T(ON\
EE));
	return __LINE__ - 24;
}
