/* A wide controlling expression is not cut to int. */
#include <stdio.h>

static int f(long long n)
{
	switch (n) {
	case 0:
		return 1;
	case 1LL << 32:
		return 2;
	case -1:
		return 3;
	case 0x7fffffffffffffffLL:
		return 4;
	}
	return 0;
}

int main(void)
{
	printf("%d%d%d%d%d\n", f(0), f(4294967296), f(-1), f(0x7fffffffffffffffLL), f(0xffffffff));
	return 0;
}
