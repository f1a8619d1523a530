/* Arguments are converted to the parameters' types. */
#include <stdbool.h>
#include <stdio.h>

static long long show(signed char a, unsigned short b, long long c, bool d, unsigned e)
{
	printf("%d %d %lld %d %u\n", a, b, c, d, e);
	return a + b + c + d + e;
}

int main(void)
{
	show(300, -1, -1, 5, -1);
	show(-129, 65537, 0xffffffff, 0, 1LL << 33);
	printf("%lld\n", show(1, 2, 3u, 256, 'e'));
	return 0;
}
