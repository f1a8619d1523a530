/* Variadic macros, named and not, with a swallowed comma. */
#include <stdio.h>

#define log(f, ...) printf("[" f "]\n", ##__VA_ARGS__)
#define args(rest...) rest
#define count_(a, b, c, d, n, ...) n
#define count(...) count_(__VA_ARGS__, 4, 3, 2, 1)

int main(void)
{
	log("plain");
	log("%d %d", 1, 2);
	printf("%d %d\n", args(3, 4));
	return count(a, b, c) * 10 + count(x);
}
