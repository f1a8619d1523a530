// results: 10
typedef __builtin_va_list va_list;
#define va_start __builtin_va_start
#define va_end __builtin_va_end
#define va_arg __builtin_va_arg
#define va_copy __builtin_va_copy
struct pt { int x; long long y; };
static long long sum(int n, ...) { va_list ap; long long s = 0; va_start(ap, n); while (n--) s = s * 10 + va_arg(ap, int); va_end(ap); return s; }
static long long vsum(int n, va_list ap) { long long s = 0; while (n--) s = s * 10 + va_arg(ap, int); return s; }
static long long pass(int n, ...) { va_list ap; long long s; va_start(ap, n); s = vsum(n, ap); va_end(ap); return s; }
static long long both(int n, ...) { va_list ap, aq; long long s, t; va_start(ap, n); va_arg(ap, int); va_copy(aq, ap); s = vsum(n - 1, ap); t = vsum(n - 1, aq); va_end(aq); va_end(ap); return s * 1000 + t; }
static long long kinds(const char *f, ...) { va_list ap; long long s = 0; va_start(ap, f); for (; *f; f++) switch (*f) { case 'i': s += va_arg(ap, int); break; case 'l': s += va_arg(ap, long long); break; case 'p': s += *va_arg(ap, int *); break; case 's': s += va_arg(ap, char *)[0]; break; case 'r': s += va_arg(ap, struct pt).y; break; case 'u': s += va_arg(ap, unsigned); break; } va_end(ap); return s; }
static long long again(int n, ...) { va_list ap; long long s; va_start(ap, n); s = va_arg(ap, int); va_end(ap); va_start(ap, n); s = s * 10 + va_arg(ap, int); va_end(ap); return s; }
struct fmt { const char *s; va_list *va; }; static int through(struct fmt *f) { va_list c; int r; va_copy(c, *f->va); r = va_arg(c, int) + f->s[0]; va_end(c); return r; }
static int wrap(const char *s, ...) { va_list ap; struct fmt f = { s, &ap }; int r; va_start(ap, s); r = through(&f); r += through(&f); va_end(ap); return r; }
static int fnp(int n, ...) { va_list ap; va_start(ap, n); int (*f)(int) = va_arg(ap, int (*)(int)); va_end(ap); return f(n); } static int dbl(int x) { return 2 * x; }
long long result(int n)
{
	int v = 7; char c = -3; unsigned char u = 250; short h = -300; struct pt p = { 1, 1LL << 40 };
	switch (n) {
	case 0: return sum(3, 1, 2, 3); case 1: return pass(4, 1, 2, 3, 4); case 2: return both(4, 9, 1, 2, 3); case 3: return kinds("ilps", 5, 1LL << 35, &v, "A"); case 4: return kinds("iii", c, u, h); case 5: return kinds("rui", p, ~0u, 1); case 6: return again(1, 4); case 7: return wrap("a", 50); case 8: return fnp(8, dbl); case 9: return sum(0);
	}
	return -1;
}
