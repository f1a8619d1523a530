int x; typeof(x) a; __typeof__(int *) b; typeof(x + 1) *c; __typeof(typeof(x)) d; typeof_unqual(const int) e;
typedef int T; typeof(T) f; typeof(T[3]) g; typeof(*&x) h; const typeof(x) i = 0;
void j(void) { __auto_type k = 1; const __auto_type l = 2; typeof(k) *m = &k; }
typeof(x) n(typeof(x) o) { return o; }
