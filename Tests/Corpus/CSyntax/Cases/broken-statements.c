int f(int a) {
  a = ;
  a b c d;
  a = (1 + ;
  if a { a = 1; }
  while (a +) a--;
  for (a) { a++; }
  a = foo(1, 2;
  return a
}
int g(void) { ` ; @ return 1; else ; ) ] }
int h(void) { return 2; }
