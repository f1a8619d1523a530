/* A returned value is converted to the function's type. */
#include <stdio.h>

static unsigned char uc(int n) { return n; }
static signed char sc(int n) { return n; }
static _Bool b(long long n) { return n; }
static long long w(unsigned n) { return n; }
static unsigned short us(long n) { return n; }

int main(void)
{
	printf("%d %d %d\n", uc(300), sc(200), b(1LL << 35));
	printf("%lld %d\n", w(-1), us(-2));
	printf("%d %d\n", (int)sizeof(uc(1)), (int)sizeof(w(1)));
	return 0;
}
