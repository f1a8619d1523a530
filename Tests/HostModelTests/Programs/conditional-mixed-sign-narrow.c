/* The arms of ?: are converted to one type, whichever is chosen. */
#include <stdio.h>

int main(void)
{
	int one = 1, minus = -1;
	unsigned u = 5;
	signed char c = -3;
	unsigned short h = 7;

	printf("%d\n", (one ? minus : u) > 0);
	printf("%d\n", (one ? c : h) > 0);
	printf("%lld\n", (long long)(one ? minus : u));
	printf("%lld\n", (long long)(one ? minus : 5LL));
	printf("%d %d\n", (int)sizeof(one ? c : h), (int)sizeof(one ? c : 1LL));
	printf("%d\n", (one ? -1 : (unsigned char)1) < 0);
	printf("%d\n", (one ? (_Bool)1 : -1) + 1);
	return 0;
}
