int f(int x) {
  struct { int x; } a = { x: x ? 1 : 2 };
  int b[] = { x ? x : 1, [1] = x };
x:
  return a.x;
}
