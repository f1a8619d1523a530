/* Empty arguments, pasting with nothing, and __VA_OPT__. */
#include <stdio.h>

#define P(a, b) a##b
#define S(...) #__VA_ARGS__
#define COUNT(a, b, c) sizeof(#a #b #c)
#define CALL(f, ...) f(0 __VA_OPT__(,) __VA_ARGS__)
#define ZERO() 7
static int sum(int n, ...) { return n; }

int main(void)
{
	int x = P(, 5) + P(6, ) P(,);

	printf("%d [%s] [%s] %d %d\n", x, S(), S(a, b ,c), (int)COUNT(, x, ), ZERO());
	return CALL(sum) + CALL(sum, 1);
}
