// results: 12
static int n0; static int *null(void) { n0++; return 0; } struct b { int x; }; static struct b b1 = { 1 }, b2 = { 2 }; static void v0(void) { n0 += 5; }
long long result(int n)
{
	int a = 3, z = 0, *p = &a; void *vp = &z; const char *s = 0; unsigned char uc = 200; 
	switch (n) {
	case 0: return *(n == 0 ? &a : vp ? p : 0); case 1: return (a ? &b1 : &b2)->x + (z ? b1 : b2).x * 10; case 2: return (null() ?: p) == p && n0 == 1; case 3: z ? v0() : (void)0; a ? v0() : (void)0; return n0; case 4: return a > 2 && (z = 5) && !(a = 0) ? z * 10 + a : -1; case 5: return z && *(int *)0; case 6: return a || *(int *)0; case 7: return (a ? uc : -1) + (a ? 1 : 2u) + (z ?: a ?: 7); case 8: if (a) if (z) return 1; else return 2; return 3; case 9: return (s ? s : "none")[1] + (s ?: "some")[0]; case 10: return !p + !!p * 10 + (p ? 100 : 0) + (z == 0 ? a == 3 ? 1000 : 2000 : 3000); case 11: { int i = 0; i++ || i++; i-- && i--; !i && (i += 10); return i; }
	}
	return -1;
}
