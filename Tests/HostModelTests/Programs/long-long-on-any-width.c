/* Arithmetic of long long with long, int and pointers of either width. */
#include <stdio.h>

int main(void)
{
	long l = -1; unsigned long ul = -1; long long ll = -1; unsigned u = -1; unsigned long long q = ul;

	printf("%d %d %d\n", l < u, ll < u, ll < (long long)ul);
	printf("%lld %lld\n", ll + u, (long long)(l + u));
	printf("%d\n", q == -1);
	printf("%lld\n", ll * 0x7fffffffL + ul % 10);
	printf("%lld %lld\n", ll << 40, (ll << 40) / l);
	printf("%d %d\n", (int)sizeof(1 ? l : u), (int)sizeof(ll + ul));
	printf("%lld\n", 0x7fffffff + 1LL + 0x80000000);
	printf("%d\n", 2147483648 > 0 ? (int)sizeof(2147483648) : 0);
	printf("%d %d\n", -2147483648 < 0, 0xffffffff + 1 == 0);
	printf("%llu\n", 1ULL << 63 | 1u << 31 | 1 << 30);
	ll = u; printf("%lld ", ll); ll = (int)u; printf("%lld ", ll); ll = ul; printf("%d\n", ll < 0);
	return 0;
}
