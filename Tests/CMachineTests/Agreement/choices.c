// results: 18
static int calls; static int side(int v) { calls++; return v; }
#define kind(x) _Generic((x), int: 1, unsigned: 2, char: 3, signed char: 4, unsigned char: 5, long: 6, unsigned long: 7, long long: 8, unsigned long long: 9, short: 10, char *: 11, const char *: 12, int *: 13, void *: 14, struct g *: 15, default: 99)
struct g { int v; }; typedef int (*fp)(int);
long long result(int n)
{
	char c = 1; signed char sc = 1; unsigned char uc = 1; short s = 1; const int ci = 4; int arr[3]; struct g g = { 3 }; const char *cs = "q"; unsigned long long q = 1; volatile int vi = 1; _Bool b = 1;
	switch (n) {
	case 0: return kind(1) + kind(1u) * 100; case 1: return kind(c) + kind(sc) * 10 + kind(uc) * 100; case 2: return kind(1L) + kind(1UL) * 10 + kind(1LL) * 100 + kind(q) * 1000; case 3: return kind("x") + kind(cs) * 100 + kind(arr) * 10000; case 4: return kind((void *)0) + kind(&g) * 100; case 5: return kind(s + 0) + kind(s) * 10 + kind(ci) * 1000 + kind(vi) * 10000 + kind(b) * 100000; case 6: return kind('a') + kind(c + c) * 10;
	case 7: return side(0) ?: side(5); case 8: calls = 0; return (side(4) ?: side(5)) * 10 + calls; case 9: return (side(1), side(2)) + calls * 10; case 10: return _Generic((fp)0, fp: 4, default: 5) + _Generic(result, long long (*)(int): 6, default: 7) * 10; case 11: return __builtin_choose_expr(1, side(3), (void)0) + calls; case 12: return __builtin_types_compatible_p(int, const int) + __builtin_types_compatible_p(int *, const int *) * 10 + __builtin_types_compatible_p(typeof(arr), int[3]) * 100 + __builtin_types_compatible_p(typeof(&arr[0]), int *) * 1000 + __builtin_types_compatible_p(char, signed char) * 10000 + __builtin_types_compatible_p(int[], int[5]) * 100000;
	case 13: return __builtin_types_compatible_p(struct g, typeof(g)) + __builtin_types_compatible_p(long, int) * 10; case 14: calls = 0; (void)(side(0) && side(1)); (void)(side(1) || side(1)); return calls; case 15: return (n > 5 ? 1 : n > 4 ? 2 : 3) + (n ? (void *)0 == &g : 0); case 16: { __auto_type x = uc; x += 255; return x + sizeof(x); } case 17: { typeof(arr) z = { 1, 2, 3 }; typeof(*z) y = z[1]; typeof(z[0]) *w = &y; const typeof(uc) k = 256 + 7; return sizeof(z) + *w + k; }
	}
	return -1;
}
