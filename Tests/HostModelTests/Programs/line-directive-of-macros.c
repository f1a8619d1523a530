/* #line with a macro, in a branch that is left, and in lines that go on. */
#include <stdio.h>

#define NUMBER 50
#define HERE __LINE__

int main(void)
{
#if 0
#line 7000
#endif
	printf("%d\n", __LINE__ < 100);
#line NUMBER
	printf("%d %d\n", HERE,
	       __LINE__);
# 90 "elsewhere.c" 1
	printf("%d %s\n", __LINE__, __FILE__);
	return 0;
}
