// results: 10
static int count(void) { static int c; return ++c; } static int other(void) { static int c = 10; { static int c = 100; c++; if (c > 101) return c; } return ++c; }
static int *where(void) { static int v[3] = { 1, 2, 3 }; return v; } static int rec(int d) { static int most; if (d > most) most = d; return d < 5 ? rec(d + 1) : most; }
static int tentative; static int tentative; static int tentative = 4; extern int later; static int early(void) { return later; } int later = 12; int common;
static int self = sizeof(self); static int *me = &tentative; static struct s { struct s *p; int v; } loop = { &loop, 3 };
static const char *fn(void) { static const char *const s[] = { "x", "yz" }; return s[1]; } static int ab[2], *const end = &ab[2]; static long diff = (char *)&((struct s *)0)->v - (char *)0;
long long result(int n)
{
	static int here = 5; { extern int later; here += later; } int r;
	switch (n) {
	case 0: count(); count(); return count(); case 1: r = other(); return r * 1000 + other(); case 2: where()[1] = 9; return where()[1] + where()[2]; case 3: return rec(0); case 4: return tentative + early() * 10 + common;
	case 5: return self + *me * 10; case 6: return loop.p->p->v; case 7: return fn()[1]; case 8: return end - ab + diff; case 9: return here;
	}
	return -1;
}
