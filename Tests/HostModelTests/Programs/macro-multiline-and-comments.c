/* Continued lines and comments in odd places. */
#include <stdio.h>

#define SUM(a, \
	    b) /* a comment */ \
	((a) /* here */ + \
	 (b))
#def\
ine JOINED 7

int main(void)
{
	int /* between */ n = SUM(1, // to the end \
	2 is still the comment
	2);
	char s[] = "not a /* comment */ // at all";

	printf("%d %d %s\n", n, JOI\
NED, s);
	return 10 /**// 2;
}
