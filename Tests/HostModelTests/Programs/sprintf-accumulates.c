/* A buffer filled piece by piece. */
#include <stdio.h>

int main(void)
{
	char b[64], *p = b;

	for (int i = 0; i < 6; i++)
		p += sprintf(p, "%s%d", i ? "," : "", i * i);
	printf("%s %d\n", b, (int)(p - b));
	return 0;
}
