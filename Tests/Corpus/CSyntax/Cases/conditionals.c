int f(int a, int b) { return a ? b : a ? 1 : 2; }
int g(int a) { return a ?: -1; }
int h(int a) { return a ? (a, 1) : 0; }
int i(int a) { return a ? a = 1, a : 0; }
