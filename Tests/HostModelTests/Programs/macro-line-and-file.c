/* __LINE__ and __COUNTER__. */
#include <stdio.h>

#define LINE __LINE__
#define UNIQUE_(a, b) a##b
#define UNIQUE(a, b) UNIQUE_(a, b)

int main(void)
{
	int a = __LINE__, b = LINE;
	int UNIQUE(v, __LINE__) = 5;

	printf("%d %d %d\n", a == b, __COUNTER__, __COUNTER__ + __COUNTER__);
	return 0;
}
