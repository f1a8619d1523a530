int f(int n) {
  int m = ({ int x = n; x + 1; });
  if (({ int y = m; if (y) y = 2; y; }) > 1) return ({ ; });
  for (({ n = 0; }); ({ n < 3; }); ({ n++; })) ;
  return ({ typeof(n) a = n; typeof(m) b = m; a > b ? a : b; });
}
int g(void) { return (__extension__ ({ 1; })) + __extension__ 2; }
