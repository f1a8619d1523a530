// results: 14
static int log_; static void put(int *p) { log_ = log_ * 10 + *p; } static void putp(int **p) { if (*p) log_ = log_ * 10 + **p; }
#define C(n, v) int n __attribute__((cleanup(put))) = v
static int simple(void) { C(a, 1); C(b, 2); return log_; } static int brk(void) { for (int i = 1; ; i++) { C(a, i); if (i == 3) break; } return log_; } static int cont(void) { for (int i = 0; i < 3; i++) { C(a, 4); if (i == 1) continue; C(b, 5); } return log_; } static int gout(int x) { { C(a, 1); { C(b, 2); if (x) goto out; } C(c, 3); } out: return log_; }
static int retval(void) { C(a, 7); a = 8; return a + 1; } static int *keep(int *p) { int *q __attribute__((cleanup(putp))) = p; if (*p == 5) { int *r = q; q = 0; return r; } return 0; } static int sw(int x) { switch (x) { case 1: { C(a, 1); break; } case 2: { C(b, 2); return 5; } default: { C(c, 3); } } return 6; }
static int back(void) { int i = 0; top: { C(a, i + 1); if (++i < 3) goto top; } return log_; } static int se(void) { int v = ({ C(a, 6); a + 1; }); return v * 100 + log_; } static int ser(void) { C(o, 1); int v = ({ C(a, 2); if (o) return 3; 4; }); return v; } static int wh(void) { int i = 0; while (i < 5) { C(a, i); i += 2; if (i == 4) { C(b, 9); break; } } return log_; }
struct g { int v; }; static void unlock(struct g *g) { log_ += g->v; } static int guard(void) { for (struct g g __attribute__((cleanup(unlock))) = { 5 }, *done = 0; !done; done = (void *)1) { if (log_) return -1; } return log_; } static int mod(void) { C(a, 1); { C(b, 2); a = 9; } return 0; } static int expr(void) { C(a, log_ = 3); return ({ log_ * 2; }); }
long long result(int n)
{
	int r, v = 5, w = 6;
	switch (n) {
	case 0: r = simple(); break; case 1: r = brk(); break; case 2: r = cont(); break; case 3: r = gout(1); break; case 4: r = gout(0); break; case 5: r = retval(); break; case 6: r = keep(&v) == &v; r += (keep(&w) == 0) * 2; break; case 7: r = sw(1); r += sw(2) * 10; r += sw(3) * 100; break; case 8: r = back(); break; case 9: r = se(); break; case 10: r = ser(); break; case 11: r = wh(); break; case 12: r = guard(); break; default: r = mod(); r += expr();
	}
	return r * 1000000LL + log_;
}
