// results: 16
long long result(int n)
{
	int m = -17; unsigned u = 0x80000001u; long long l = -0x123456789abcdefLL; unsigned char c = 0x81; short s = -2;
	volatile int by = 3;
	switch (n) {
	case 0: return m >> by;
	case 1: return m << by;
	case 2: return u >> by;
	case 3: return u << by;
	case 4: return l >> 36;
	case 5: return l << 5;
	case 6: return (unsigned long long)l >> 60;
	case 7: return c << 8 | c;
	case 8: return s >> by;
	case 9: return (unsigned short)s >> by;
	case 10: u >>= 31; return u;
	case 11: c <<= 1; return c;
	case 12: s <<= 14; return s;
	case 13: return 1ULL << 63 >> 62;
	case 14: return (1 << 31) >> 31;
	case 15: return sizeof(c << 1LL) + (1u << 31 > 0);
	}
	return 0;
}
