typedef int T;
int f(int x) { return _Generic(x, int: 1, const char *: 2, T *: 3, unsigned long: _Generic(1, default: 5), default: 4)
  + _Generic(T, int: 1)(2); }
