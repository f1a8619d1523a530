/* sizeof does not evaluate its operand, and arrays do not decay in it. */
#include <stdio.h>

static char buffer[37];

int main(void)
{
	int i = 1;
	char s[] = "hello", *p = s;

	printf("%d %d %d %d\n", (int)sizeof(i++), (int)sizeof(s), (int)sizeof(p), (int)sizeof(*p));
	printf("%d %d %d\n", (int)sizeof("literal"), (int)sizeof(buffer), (int)sizeof(&buffer));
	printf("%d %d %d\n", (int)sizeof(i, s), (int)sizeof(s + 0), (int)sizeof buffer / (int)sizeof *buffer);
	printf("%d %d\n", i, (int)sizeof(1 ? s : 0));
	return 0;
}
