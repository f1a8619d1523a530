// results: 12
int x = 1; typedef int T; struct S { int a; }; static int f(int x) { { int x = 3; { extern int x; x++; } x++; return x; } } static int g(T T) { return T * 2; } static int h(void) { struct S { char a, b; } s; return sizeof(s); } enum { K = 4 }; static int k(void) { enum { K = 9 }; return K; } static int t(void) { typedef char T; T c = 300; return c + sizeof(T); } static int r(void) { int x = x = 5; return x; } static int fl(void) { int i = 9; for (int i = 0; i < 3; i++) { int i = 50; (void)i; } return i; } static int fd(int struct_) { struct S { struct S *next; int v; } a = { 0, struct_ }, b = { &a, 2 }; return b.next->v; } static int proto(int n, int a[n]); static int proto(int n, int a[]) { return a[n - 1]; } static int late(void); static int use(void) { return late(); } static int late(void) { return x; }
static int lab(int lab) { lab: if (lab < 5) { lab++; goto lab; } return lab; }
static int mem(void) { struct x { int x; } x = { 6 }; return x.x + sizeof(struct x); }
long long result(int n)
{
	int v[2] = { 1, 8 };
	switch (n) { case 0: return f(7) + x * 100; case 1: return g(4); case 2: return h() + sizeof(struct S) * 10; case 3: return k() * 10 + K; case 4: return t(); case 5: return r(); case 6: return fl(); case 7: return fd(4); case 8: return proto(2, v); case 9: return use(); case 10: return lab(2); case 11: return mem(); }
	return -1;
}
