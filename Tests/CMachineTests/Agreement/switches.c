// results: 22
static int duff(int count) { int k = 0, r = (count + 3) / 4; switch (count % 4) { case 0: do { k++; case 3: k++; case 2: k++; case 1: k++; } while (--r > 0); } return k; }
static int nested(int x, int y) { switch (x) { case 1: switch (y) { case 1: return 11; default: break; } return 10; case 2: break; default: switch (y) { case 5: return 5; } return -5; } return 0; }
static int ranges(long long x) { switch (x) { case -5 ... -1: return 1; case 0: return 2; case 0x100000000LL ... 0x200000000LL: return 3; case 'a' ... 'z': return 4; } return 5; }
static int chars(char c) { switch (c) { case -1: return 1; case 'A': return 2; case (char)0x80: return 3; } return 4; }
static int uns(unsigned u) { switch (u) { case -1: return 1; case 0x80000000: return 2; } return 3; }
static int only(int x) { switch (x) case 3: return 9; return 1; }
static int none(int x) { switch (x) { x = 5; } return x; }
static int vars(int x) { switch (x) { int y; case 1: y = 4; return y; case 2: { int z = 8; return z; } } return 0; }
static int loops(int x) { int r = 0; for (int i = 0; i < 10; i++) { switch (i) { case 3: continue; case 7: goto out; default: break; } r += i; if (r > x) break; } out: return r; }
long long result(int n)
{
	switch (n) {
	case 0: return duff(1) + duff(4) * 10 + duff(7) * 100 + duff(12) * 1000;
	case 1: return nested(1, 1); case 2: return nested(1, 2); case 3: return nested(2, 1);
	case 4: return nested(9, 5); case 5: return nested(9, 6);
	case 6: return ranges(-3); case 7: return ranges(0x180000000LL); case 8: return ranges('q'); case 9: return ranges(0x80000000LL);
	case 10: return chars(-1) + chars('A') * 10 + chars((char)128) * 100 + chars(0) * 1000;
	case 11: return uns(~0u) + uns(1u << 31) * 10 + uns(0) * 100;
	case 12: return only(3) + only(4) * 10;
	case 13: return none(7);
	case 14: return vars(1) + vars(2) * 10 + vars(3);
	case 15: return loops(100); case 16: return loops(5);
	case 17: { int k = 0; switch (k++) { case 0: return k; } return 9; }
	case 18: switch ((unsigned char)(n + 238)) { case 0: return 55; case 1: return 56; } return 57;
	case 19: switch (n) { default: return 3; case 19: return 4; }
	case 20: switch (1 ? 2u : -1) { case 2: return 6; } return 7;
	case 21: { int r = 0; while (r < 100) { switch (r % 3) { case 0: r += 5; continue; case 1: r += 7; break; default: r += 2; } r++; } return r; }
	}
	return -1;
}
