/* Code points to bytes and back. */
#include <stdio.h>

static int encode(unsigned c, unsigned char *to)
{
	if (c < 0x80)
		return *to = c, 1;
	if (c < 0x800)
		return to[0] = 0xc0 | c >> 6, to[1] = 0x80 | (c & 63), 2;
	if (c < 0x10000) {
		to[0] = 0xe0 | c >> 12;
		to[1] = 0x80 | (c >> 6 & 63);
		to[2] = 0x80 | (c & 63);
		return 3;
	}
	to[0] = 0xf0 | c >> 18;
	for (int i = 1; i < 4; i++)
		to[i] = 0x80 | (c >> (18 - 6 * i) & 63);
	return 4;
}

static unsigned decode(const unsigned char *p)
{
	int n = *p < 0x80 ? 0 : __builtin_clz((unsigned)(unsigned char)~*p << 24) - 1;
	unsigned c = n ? *p & (0x3f >> n) : *p;

	while (n-- > 0)
		c = c << 6 | (*++p & 63);
	return c;
}

int main(void)
{
	static const unsigned points[] = { 'A', 0xe9, 0x20ac, 0x1f600 };

	for (int i = 0; i < 4; i++) {
		unsigned char b[4];
		int n = encode(points[i], b);

		for (int k = 0; k < n; k++)
			printf("%02x", b[k]);
		printf(" %x\n", decode(b));
	}
	return 0;
}
