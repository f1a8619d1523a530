/* A structure as the value, and a member of it. */
#include <stdio.h>

struct pair { int a, b; };

int main(void)
{
	struct pair p = ({ struct pair t = { 1, 2 }; t.a += 10; t; });
	int b = ({ struct pair t = p; t.b *= 50; t; }).b;

	printf("%d %d %d\n", p.a, p.b, b);
	return 0;
}
