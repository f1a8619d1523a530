// results: 26
struct every { unsigned a:1; int b:1; unsigned c:7; int d:7; unsigned e:31; int f:31; unsigned g:32; int h:32; };
struct wide { unsigned long long a:33, b:31, c:64, d:1; long long e:40, f:23; };
struct chars { unsigned char a:3, b:5, c:7; signed char d:4; char e:2; _Bool f:1; unsigned short g:9; };
struct __attribute__((packed)) tight { unsigned a:3, b:17, c:30; unsigned long long d:61; char e; short f:11; };
struct gaps { int a:3; int :0; int b:5; int :7; int c:9; char d; unsigned e:12; };
enum color { RED, GREEN, BLUE };
struct enums { enum color a:2; enum color b:6; int c:24; };
union both { struct { unsigned lo:4, hi:4, top:24; } f; unsigned w; unsigned char b[4]; };
struct single { __attribute__((packed)) int a:3; };
long long result(int n)
{
	struct every x = { 1, -1, 127, -64, 0x7fffffff, -0x40000000, 0xdeadbeef, -5 };
	struct wide y = { 0x1ffffffffULL, 0x7fffffff, 0x123456789abcdef0ULL, 1, -1, -4194304 };
	struct chars z = { 7, 31, 127, -8, 1, 1, 511 };
	struct tight t = { 5, 0x1ffff, 0x2aaaaaaa, 0x1234567890abcdefULL, -3, -1000 };
	struct gaps g = { 3, -7, 200, 'x', 0xabc };
	struct enums e = { BLUE, 33, -9 };
	union both u = { .w = 0x12345678 };
	struct single s = { 9 };
	switch (n) {
	case 0: return x.a + x.b * 10 + x.c * 100 + x.d * 100000;
	case 1: return x.e + (long long)x.f;
	case 2: return x.g + (long long)x.h;
	case 3: return y.a + y.b;
	case 4: return y.c;
	case 5: return y.d + y.e + y.f;
	case 6: return z.a + z.b + z.c + z.d + z.e + z.f + z.g;
	case 7: return t.a + t.b + t.c;
	case 8: return t.d;
	case 9: return t.e + t.f;
	case 10: return g.a + g.b * 10 + g.c * 100 + g.d * 1000 + g.e * 100000LL;
	case 11: return e.a + e.b * 10 + e.c * 1000;
	case 12: return u.f.lo + u.f.hi * 100 + u.f.top;
	case 13: u.f.hi = 15; return u.w + u.b[0];
	case 14: x.c++; x.d--; x.e += 2; return x.c + x.d + x.e;
	case 15: return (x.b = 5) + (x.c = 300);
	case 16: return -x.e < 0;
	case 17: return (x.g - 1 > 0) + (-x.g < 0) * 10 + (x.a - 2 < 0) * 100;
	case 18: return sizeof(struct every) + sizeof(struct wide) * 100 + sizeof(struct chars) * 10000 + sizeof(struct tight) * 1000000LL + sizeof(struct gaps) * 100000000LL;
	case 19: s.a = -2; return s.a + sizeof(s) * 10;
	case 20: y.a <<= 3; y.b >>= 3; return y.a ^ y.b;
	case 21: t.d = ~0ULL; t.c = 0; return t.d + t.b + t.c + (t.e << 4) + t.f;
	case 22: z.f = 2; z.e = 3; z.d = 8; return z.f + z.e * 10 + z.d * 100;
	case 23: { struct tight k = t; k.b = 1; t.b = 2; return k.b * 10 + t.b + k.c; }
	case 24: return (y.a + 1) + (y.d ? 7 : 8) + ((y.b << 1) < 0);
	case 25: { unsigned char *p = (void *)&t; long long r = 0; for (unsigned i = 0; i < sizeof(t); i++) r = r * 31 + p[i]; return r; }
	}
	return 0;
}
