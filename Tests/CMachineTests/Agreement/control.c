// results: 14
static int unwind(int x)
{
	int ret = -22;
	if (x == 1) goto out;
	ret = -12;
	if (x == 2) goto err;
	ret = 0;
	goto out;
err:
	ret *= 2;
out:
	return ret;
}
static int grade(int x)
{
	int r = 0;
	switch (x) {
	case 1 ... 3: r += 1;
	case 4: r += 10; break;
	default: r = -1;
	case 9: r += 100;
	}
	return r;
}
static int cleaned;
static void done(int *p) { cleaned = cleaned * 10 + *p; }
static int scoped(int x)
{
	int __attribute__((cleanup(done))) a = 1;
	for (int i = 0; i < 2; i++) {
		int __attribute__((cleanup(done))) b = 2;
		if (x == i) return x;
	}
	{ int __attribute__((cleanup(done))) c = 3; if (x == 7) goto end; }
end:
	return 9;
}
static int deep(int n) { return n ? n + deep(n - 1) : 0; }
static int varsum(int n, ...)
{
	__builtin_va_list ap; int s = 0;
	__builtin_va_start(ap, n);
	while (n--) s += __builtin_va_arg(ap, int);
	__builtin_va_end(ap);
	return s;
}
long long result(int n)
{
	int i, s = 0;
	switch (n) {
	case 0: return unwind(0) + unwind(1) * 100 + unwind(2) * 10000;
	case 1: return grade(2) + grade(4) * 1000 + grade(5) * 100000 + grade(9) * 10000000;
	case 2: for (i = 0; i < 10; i++) { if (i == 3) continue; if (i == 7) break; s += i; } return s;
	case 3: do { s += 3; } while (s < 10); return s;
	case 4: { int x = ({ int y = 4; y *= 2; y + 1; }); return x; }
	case 5: i = scoped(0); return i * 100000 + cleaned;
	case 6: i = scoped(7); return i * 100000 + cleaned;
	case 7: return deep(20);
	case 8: return varsum(3, 10, 20, 30);
	case 9: { void *t[] = { &&a, &&b }; goto *t[1]; a: return 1; b: return 2; }
	case 10: i = 5; while (i --> 0) if (i & 1) s |= 1 << i; return s;
	case 11: return (i = 3, i++ * 10 + 1) ;
	case 12: { int k = 0; again: if (k++ < 5) goto again; return k; }
	case 13: { int v = ({ if (n == 13) return 77; 5; }); return v; }
	}
	return -1;
}
