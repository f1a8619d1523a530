/* Parameters and results narrower than int, called with wider values. */
#include <stdio.h>

static unsigned char a(unsigned char c) { return c + 1; }
static signed char b(short s) { return s; }
static _Bool c(char v) { return v; }
static short d(long long l) { return l; }
static unsigned short e(void) { return -1; }
static char *f(char c) { static char t[2]; t[0] = c; return t; }
int main(void)
{
	printf("%d %d %d\n", a(255), a(-1), a(511));
	printf("%d %d\n", b(128), b(70000));
	printf("%d %d\n", c(256), c(255));
	printf("%d %d\n", d(0x12345678), d(-1LL << 20));
	printf("%d %d %d\n", e(), e() + 1, (short)e());
	printf("%d %d\n", a(b(c(d(5)))), *f(300));
	int (*g)(int) = (int (*)(int))a; (void)g;
	return a(b(255)) - 0 ? 3 : 0;
}
