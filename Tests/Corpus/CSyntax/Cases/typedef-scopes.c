typedef int T;
int f(int x) {
  T a;
  { int T = 3; T * x; T(x); a = (T)-1; a = sizeof(T); }
  T *b;
  typedef char U;
  U c; U *d = &c;
  for (int T = 0; T < 3; T++) T * x;
  T e;
  enum { T };
  T * x;
  return 0;
}
T U;
void g(void) { U * U; }
T h(T (*T)(int)) { T * 2; return (T)(1); }
T i;
