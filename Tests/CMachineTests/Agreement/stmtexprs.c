// results: 24
#define max(a, b) ({ typeof(a) _a = (a); typeof(b) _b = (b); _a > _b ? _a : _b; })
#define min(a, b) ({ __auto_type _a = (a); __auto_type _b = (b); _a < _b ? _a : _b; })
#define clamp(v, lo, hi) min(max(v, lo), hi)
static int add3(int a, int b, int c) { return a + b * 10 + c * 100; }
static int cond(int x) { if (({ int y = x * 2; y > 5; })) return 1; while (({ x++; x < 4; })) ; return x * 10; }
static int fors(void) { int s = 0; for (int i = ({ 2; }); ({ i < 6; }); ({ i++; })) s += i; return s; }
static int brk(void) { int i, s = 0; for (i = 0; i < 10; i++) { int v = ({ if (i == 3) continue; if (i == 6) break; i * 2; }); s += v; } return s * 100 + i; }
static int ret(int x) { int a = add3(1, ({ if (x) return -x; 2; }), 3); return a; }
static int gto(int x) { int a = 5 + ({ if (x) goto out; 4; }); return a; out: return 77; }
static int sw(int x) { switch (({ x + 1; })) { case 1: return 10; case 2: return ({ int q = 4; q * q; }); } return 0; }
static int inner(int x) { return ({ int a = ({ int b = ({ int c = x; c + 1; }); b * 2; }); a - 3; }); }
struct s { int v[4]; }; static struct s mk(int x) { return ({ struct s r = { { x, x + 1 } }; r; }); }
static int loopin(int x) { return ({ int r = 0; for (int i = 0; i < x; i++) { if (i == 2) continue; if (i == 5) break; r += i; } r; }); }
static int whilebreak(int x) { do { x += ({ if (x > 20) break; 3; }); } while (1); return x; }
static int doin(void) { int n = 0; int v = ({ do { n++; } while (n < 4); n; }) + ({ n++; }); return v * 10 + n; }
static int retinnest(int x) { return add3(({ ({ if (x == 1) return 1000; 1; }); }), x ? ({ 2; }) : ({ return 5; 0; }), 3); }
static int label(int x) { int r = ({ int i = 0; again: if (i < x) { i++; goto again; } i; }); return r; }
static int vcalls; static void v(void) { vcalls++; }
long long result(int n)
{
	int a = 3, b = 9; unsigned char c = 200; int arr[3]; 
	arr[1] = 4;
	switch (n) {
	case 0: return max(a, b) + min(a, b) * 100; case 1: return clamp(50, 1, 20) + clamp(-4, a, b) * 100; case 2: return cond(3) + cond(1); case 3: return fors(); case 4: return brk(); case 5: return ret(0) + ret(6) * 1000; case 6: return gto(0) + gto(1) * 100;
	case 7: return sw(0) + sw(1) * 100 + sw(5); case 8: return inner(6); case 9: return mk(8).v[1] + ({ mk(3); }).v[0] * 100; case 10: return loopin(4) * 100 + loopin(9); case 11: return whilebreak(0); case 12: return doin(); case 13: return retinnest(0) * 10000 + retinnest(1) + retinnest(2);
	case 14: return label(4); case 15: ({ v(); v(); }); return vcalls; case 16: return ({ a; b; }) + sizeof(({ c; })); case 17: return ({ a = 5; }) + a; case 18: return a ?: ({ 4; }) ; case 19: return (n ? ({ a++; }) : ({ b++; })) * 100 + a * 10 + b; case 20: return ({ 1; }) && ({ 0; }) || ({ a == 3; });
	case 21: { int *p = &({ &arr[1]; })[0]; return *p; } case 22: return max(max(a, ({ b += 1; })), min(c, 5)) + b * 100; case 23: { typeof(({ (char)1; })) q = 300; return q + sizeof(q); }
	}
	return -1;
}
