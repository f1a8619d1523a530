/* The least number is divided by a constant -1. */
#include <stdio.h>

int main(void) { int m = -2147483647 - 1; long long l = -9223372036854775807LL - 1; printf("%d %d\n", m / -1, m % -1); printf("%lld %lld\n", l / -1, l % -1); m /= -1; printf("%d\n", m); return 0; }
