int f(int n) {
  int add(int a) { return a + n; }
  auto int late(int);
  int late(int b) { return b; }
  return add(1);
}
