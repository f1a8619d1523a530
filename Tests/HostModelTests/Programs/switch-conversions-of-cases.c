/* Cases are converted to the promoted type of the controlling expression. */
#include <stdio.h>

static int f(unsigned char c) { switch (c) { case 255: return 1; case -1: return 2; case 256: return 3; default: return 4; } }
static int g(unsigned u) { switch (u) { case -1: return 1; case 5: return 2; default: return 3; } }
static int h(long long l) { switch (l) { case 0x100000000LL: return 1; case 0: return 2; case -5 ... -2: return 3; default: return 4; } }
static int i(_Bool b) { switch (b) { case 0: return 1; case 1: return 2; default: return 3; } }
static int j(signed char c) { switch (c) { case 'a' ... 'f': return 1; case -128 ... -1: return 2; default: return 3; } }
static int k(unsigned long long u) { switch (u) { case 0x8000000000000000ULL ... ~0ULL: return 1; case 7: return 2; default: return 3; } }
static int l(int n) { switch (n) { case 0xffffffff: return 1; case 0x100000002LL: return 2; default: return 3; } }

int main(void)
{
	printf("%d %d %d\n", f(255), f(0), f(1));
	printf("%d %d %d\n", g(-1), g(5), g(4));
	printf("%d %d %d %d\n", h(1LL << 32), h(0), h(-3), h(-6));
	printf("%d %d\n", i(0), i(7));
	printf("%d %d %d\n", j('c'), j(-7), j(0));
	printf("%d %d %d\n", k(-1), k(7), k(8));
	printf("%d %d %d\n", l(-1), l(2), l(0));
	return 0;
}
