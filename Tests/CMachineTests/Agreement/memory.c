// results: 10
typedef unsigned long size_t; struct s { int a; void *p; int (*f)(int); char t[6]; }; static void *cpy(void *d, const void *s, size_t n) { char *a = d; const char *b = s; while (n--) *a++ = *b++; return d; } static void *set(void *d, int c, size_t n) { unsigned char *p = d; while (n--) *p++ = c; return d; } static int cmp(const void *a, const void *b, size_t n) { const unsigned char *x = a, *y = b; for (; n; n--, x++, y++) if (*x != *y) return *x - *y; return 0; } static int inc(int x) { return x + 1; }
static char heap[256] __attribute__((aligned(16))); static size_t used; static void *alloc(size_t n) { void *p = heap + used; used += (n + 7) & ~7UL; return p; } static void move(void **a, void **b) { void *t = *a; *a = *b; *b = t; }
static void fswap(void *a, void *b, int size) { do { char t = *(char *)a; *(char *)a++ = *(char *)b; *(char *)b++ = t; } while (--size > 0); }
long long result(int n)
{
	int v = 9, w = 4; struct s a = { 1, &v, inc, "abc" }, b, c; long big[2] = { 1, 2 };
	switch (n) {
	case 0: cpy(&b, &a, sizeof(a)); return b.a + *(int *)b.p + b.f(4) + b.t[1]; case 1: set(&b, 0, sizeof(b)); return b.a + (b.p == 0) + (b.f == 0) * 10 + b.t[5]; case 2: set(&b, 0xff, sizeof(b)); return b.a + b.t[0]; case 3: return cmp("abc", "abd", 3) + (cmp("abc", "abc", 4) == 0) * 10; case 4: { struct s *p = alloc(sizeof(*p)), *q = alloc(sizeof(*q)); *p = a; *q = *p; q->a = 5; return p->a * 10 + q->a + (q > p) * 100; } case 5: { void *p = &v, *q = &w; move(&p, &q); return *(int *)p * 10 + *(int *)q; } case 6: b = c = a; fswap(&b, &c, sizeof(b)); c.a = 3; return b.a + c.a + *(int *)c.p; case 7: fswap(&v, &w, sizeof(v)); return v * 10 + w; case 8: { struct s arr[2]; cpy(arr, &a, sizeof(a)); cpy(&arr[1], arr, sizeof(a)); return arr[1].f(*(int *)arr[1].p); } case 9: { long t[2]; cpy(t + 1, big, sizeof(long)); cpy(t, big + 1, sizeof *big); return t[0] * 10 + t[1]; }
	}
	return -1;
}
