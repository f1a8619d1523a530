// results: 24
typedef unsigned char u8;
struct flags { unsigned a:3; signed b:5; unsigned c:24; unsigned long long d:40; };
enum small { ONE = 1, TWO, TEN = 10, ELEVEN };
enum negative { MINUS = -1, PLUS = 1 };

long long result(int n)
{
	struct flags f = { 5, -3, 0xabcdef, 0x123456789aULL };
	char c = (char)200;
	u8 u = 250;
	short s = -5;
	unsigned int big = 0xfffffff0u;
	long l = -1;
	switch (n) {
	case 0: return sizeof(~(char)1) + sizeof((char)1 << 1) * 10;
	case 1: return -f.a;
	case 2: return f.b * 2 + f.c;
	case 3: return f.d >> 4;
	case 4: return c;
	case 5: u += 10; return u;
	case 6: return s >> 1;
	case 7: return big + 0x20;
	case 8: return (unsigned char)s + (l < 1u);
	case 9: return -1 < 1u;
	case 10: return sizeof(ELEVEN) + (MINUS < 0) * 100 + ELEVEN * 1000;
	case 11: return (int)0x80000000 / -1 == (int)0x80000000;
	case 12: return -7 / 2 * 100 + -7 % 2;
	case 13: f.a = 9; return f.a;
	case 14: f.b = 17; return f.b;
	case 15: return (f.a += 4, f.a) + (f.b++) * 100;
	case 16: return 1 ? -1 : 0u;
	case 17: return (n == 17 ?: 5) + (0 ?: 40);
	case 18: return 'a' + '\377' + '\x41' + 'ab';
	case 19: return 0x7fffffff + n;
	case 20: return (long long)big << 4;
	case 21: return sizeof(f) + __alignof__(f);
	case 22: return ((_Bool)256);
	case 23: { unsigned short x = 0xffff; return x * x; }
	}
	return -99;
}
