/* The arms of ?: are converted to a common type, chosen or not. */
#include <stdio.h>

int main(void)
{
	int one = 1, zero = 0;
	long long a = one ? -1 : 0u;
	long long b = zero ? 1LL : -1;
	unsigned char c = 200;
	signed char s = -100;

	printf("%lld %lld %d\n", a, b, one ? s : c);
	printf("%d %d\n", (int)sizeof(one ? c : s), (int)sizeof(one ? 1 : 2LL));
	printf("%d\n", (one ? -1 : 1u) > 0);
	return 0;
}
