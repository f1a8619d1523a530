/* Results of narrow types are promoted where they are used. */
#include <stdbool.h>
#include <stdio.h>

static unsigned char u8(int n) { return n; }
static signed char s8(int n) { return n; }
static unsigned short u16(int n) { return n; }
static bool b1(int n) { return n; }

int main(void)
{
	printf("%d %d %d\n", u8(-1) + 1, s8(255) - 1, u16(-1) + u16(-1));
	printf("%d %d %d\n", ~u8(0), -u8(1) < 0, u16(40000) * 2 > 0);
	printf("%d %d\n", b1(8) + b1(16), b1(-1) << 7);
	printf("%d\n", u8(200) > s8(200));
	return 0;
}
