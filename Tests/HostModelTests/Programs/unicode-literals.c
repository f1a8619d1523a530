/* u8, u and U literals. */
#include <stdio.h>

int main(void)
{
	printf("%s %d %d\n", u8"text", (int)sizeof(u"ab"), (int)sizeof(U'x'));
	return 0;
}
