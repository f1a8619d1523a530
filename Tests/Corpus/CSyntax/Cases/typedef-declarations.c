typedef int T;
int g(int);
void f(void) {
  T (*p)(void);
  T (x);
  T (y) = 1;
  T a[3], *b;
  T;
  T const c = 1;
  g(3);
  g (*p);
  p = (T (*)(void))0;
}
