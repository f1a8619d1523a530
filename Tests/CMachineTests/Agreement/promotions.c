// results: 20
typedef unsigned char u8; typedef signed char s8; typedef unsigned short u16; typedef short s16;
typedef unsigned int u32; typedef unsigned long long u64; typedef long long s64;
long long result(int n)
{
	u8 a = 200, b = 100; s8 c = -100; u16 h = 65535; s16 i = -32768; u32 w = 0xffffffff; u64 q = ~0ULL;
	long l = -2; unsigned long ul = 3;
	switch (n) {
	case 0: return a + b;
	case 1: return (u8)(a + b);
	case 2: return c * c;
	case 3: return h + 1;
	case 4: return -i;
	case 5: return w + 1;
	case 6: return w + 1LL;
	case 7: return (s64)(q + 2);
	case 8: return l < ul;
	case 9: return l + ul > 0;
	case 10: return ~a;
	case 11: return -b;
	case 12: return !a + !0;
	case 13: return a << 24 >> 24;
	case 14: return (c >> 2) + ((u8)c >> 2) * 1000;
	case 15: return c == (u8)c;
	case 16: return (1 ? c : w) == c;
	case 17: return sizeof(1 ? a : b) + sizeof(+a) * 10 + sizeof(a) * 100 + sizeof(a + 1LL) * 1000;
	case 18: a += 100; b -= 200; h++; i--; return a + b * 1000 + h * 1000000LL + i;
	case 19: return (w > -1) + (h > -1) * 10 + (q > -1) * 100 + ((u32)-1 > 0) * 1000;
	}
	return 0;
}
