/* #line says what __LINE__ and __FILE__ are. */
#include <stdio.h>

int main(void)
{
#line 100
	printf("%d\n", __LINE__);
#line 7 "other.c"
	printf("%s %d\n", __FILE__, __LINE__);
	return 0;
}
