/* Ranges over the whole width. */
#include <limits.h>
#include <stdio.h>

static int f(unsigned long long n)
{
	switch (n) {
	case 0 ... 0xffULL: return 1;
	case 0x8000000000000000ULL ... 0xffffffffffffffffULL: return 2;
	case 0x100000000ULL ... 0x1ffffffffULL: return 3;
	}
	return 0;
}

static int g(long long n)
{
	switch (n) {
	case LLONG_MIN ... -1000000000000LL: return 1;
	case -5 ... 5: return 2;
	}
	return 0;
}

int main(void)
{
	printf("%d%d%d%d%d ", f(255), f(256), f(1ULL << 63), f(-1), f(0x123456789ULL));
	printf("%d%d%d%d\n", g(LLONG_MIN), g(-999999999999LL), g(-5), g(6));
	return 0;
}
