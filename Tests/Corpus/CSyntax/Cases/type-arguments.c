typedef int T; struct s { int a; };
void f(int n, struct s *p) {
  p = kept(struct s); p = kept(struct s *, n); n = kept_min(T, 1, n); kept(T *); kept(const T); kept(n);
  n = kept_offset(struct s, a); kept(, n); kept(n, ); kept(); kept(+, n); kept({ 1, 2 }, n); n = kept(typeof(n));
  p = kept_entry(p, struct s, a)->a; kept(n * n); kept(T);
}
