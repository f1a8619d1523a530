/* What static initialisers may compute. */
#include <stdint.h>
#include <stdio.h>

static int v[10];
static const long d = &v[7] - &v[2];
static const char c = (char)300, e = -1 > 0u ? 'y' : 'n';
static const unsigned u = ~0u >> 4, w = 1 ? -1 : 0;
static const int b = !&v[1] + (sizeof(v) > 5 && 3), q = (int)(1ULL << 33 >> 31), z = 7 / 2 * -3 % 5;
static int *const past = &v[10] - 3, *const m = &((int *)v)[2];
static const uintptr_t zero = (uintptr_t)0 + 5;
static const long long wide = 1LL << 40 | 0xff, minus = -1;

int main(void)
{
	printf("%ld %d %c %u %u %d %d %d\n", d, c, e, u, w, b, q, z);
	printf("%d %d %d %lld %lld\n", (int)(past - v), (int)(m - v), (int)zero, wide, minus);
	return 0;
}
