int f(int n) {
  __label__ a, b;
  void *t[] = { &&a, &&b };
  goto *t[n];
a: int x = 1;
b: c: ;
  switch (n) { case 1: int y; y = 2; default: }
  { d: }
e: _Static_assert(1);
  n ? n : x;
end:
}
