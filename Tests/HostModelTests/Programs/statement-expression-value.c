/* The last expression is the value, after its promotions at use only. */
#include <stdio.h>

int main(void)
{
	int a = ({ int x = 3; x * x; });
	char c = ({ char t = 'x'; t; });
	long long w = ({ 1; 2; 3LL << 40; });

	printf("%d %c %lld %d\n", a, c, w, (int)sizeof(({ char t = 1; t; })));
	({ a++; ; });
	return a;
}
