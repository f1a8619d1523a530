// results: 9
static int err(int at) { int state = 0; if (at == 0) goto e0; state |= 1; if (at == 1) goto e1; state |= 2; if (at == 2) goto e2; return state | 0x80; e2: state <<= 4; e1: state <<= 4; e0: return state | 0x40; }
static int into(int x) { int r = 0; if (x) goto inside; while (r < 10) { r += 3; inside: r++; } return r; }
static int backward(int x) { int i = 0; top: if (i < x) { i += 2; goto top; } return i; }
static int over(int x) { { int y = 5; if (x) goto end; x = y; } { int y; y = 3; x += y; } end: return x; }
static int local(int x) { __label__ out; int r = x; if (x) goto out; r = 9; out: return r; }
static int twice(int x) { int r = ({ __label__ out; int q = x; if (x > 2) goto out; q += 10; out: q; }); r += ({ __label__ out; int q = 1; if (x) goto out; q = 100; out: ; q; }); return r; }
static int labels(int x) { if (x == 1) a: return 7; if (x == 2) goto a; b: c: x += 3; if (x < 10) goto b; return x; }
long long result(int n)
{
	switch (n) {
	case 0: return err(0) + err(1) * 1000 + err(2) * 1000000LL; case 1: return err(3);
	case 2: return into(0) * 100 + into(1); case 3: return backward(7); case 4: return over(0) * 10 + over(1);
	case 5: return local(0) * 10 + local(4); case 6: return twice(1) * 100 + twice(3); case 7: return labels(1) * 100 + labels(2); case 8: return labels(0);
	}
	return -1;
}
