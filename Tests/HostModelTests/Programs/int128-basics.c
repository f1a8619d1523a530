/* Integers of 128 bits where they are. */
#include <stdio.h>

#ifdef __SIZEOF_INT128__
static void show(unsigned __int128 v) { printf("%016llx%016llx\n", (unsigned long long)(v >> 64), (unsigned long long)v); }
int main(void)
{
	__int128 a = -1, b = (__int128)1 << 100; unsigned __int128 u = a; long long l = -5; unsigned n = 3;
	show(a); show(b); show(u / 10); show(u % 1000); show(a * 7); show(b * b); show(b - 1); show(-b); show(~b);
	show(b >> 99); show(a >> 5); show(u >> 5); show(l); show(n); show(a + n); show((__int128)l * l * l);
	printf("%d %d %d %d\n", a < b, u < (unsigned __int128)b, a == l + 4, !!b);
	b += 5; b <<= 3; b |= n; b ^= -1; show(b); b /= -3; show(b); b++; show(b--); show(b);
	printf("%d %d\n", (int)sizeof(b), b ? 1 : 0); l = b; printf("%lld %d\n", l, (int)(b >> 64));
	struct { char c; __int128 v; } s = { 1, 2 }, t = s; printf("%d %d\n", (int)sizeof(s), (int)t.v);
	return 0;
}
#else
int main(void) { printf("none\n"); return 0; }
#endif
