/* Whatever is not zero is true, also of pointers and fractions of words. */
#include <stdio.h>

static _Bool f(_Bool b) { return b; }
static _Bool g(int n) { return n; }
int main(void)
{
	_Bool b = 256, v[3] = { 2, 0, -1 }; char t[2]; struct { _Bool a : 1; unsigned u : 2; } s = { 2, 2 };

	printf("%d %d %d %d\n", b, v[0], v[1], v[2]);
	printf("%d %d %d %d\n", f(512), g(0x10000), f(0x100000000LL), (_Bool)t);
	b += 5; printf("%d ", b); b -= 1; printf("%d ", b); b--; printf("%d ", b); b--; printf("%d ", b); b ^= 3; printf("%d ", b); b <<= 1; printf("%d ", b); b *= 0; printf("%d\n", b);
	printf("%d %d %d\n", ~(_Bool)1, -(_Bool)1, !(_Bool)5);
	printf("%d %d\n", s.a, s.a + s.u);
	printf("%d %d\n", (_Bool)'\0' + (_Bool)&b, (int)sizeof(b + b));
	b = s.u; printf("%d\n", b++);
	*(unsigned char *)&b = 1; printf("%d\n", b);
	return 0;
}
