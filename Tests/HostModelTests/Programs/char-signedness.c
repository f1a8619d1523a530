/* Plain char is signed on x86. */
#include <limits.h>
#include <stdio.h>

int main(void)
{
	char c = 0xff;
	unsigned char u = c;
	signed char s = u;

	printf("%d %d %d %d\n", c, u, s, c == 0xff);
	printf("%d %d %d\n", '\xff', '\377', (char)200);
	printf("%d %d\n", CHAR_MIN, CHAR_MAX);
	printf("%d\n", "\x80"[0] < 0);
	return 0;
}
