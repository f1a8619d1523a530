typedef int T;
void a(void), b(), c(int, char *), d(int x, ...), e(int a[static 4], int b[*], int c[const], int []);
void f(int (*)(void), int (int), int g(T), T (T), T (*T), int (T));
void h(register int x, const T *restrict p, struct s { int q; } *s);
int i(T T) { return T * T; }
void j(int n, int a[n][n + 1], int (*b)[n]);
void k(unknown_t, other_t *, unknown_t x[3]);
void l(unsigned T, const T);
