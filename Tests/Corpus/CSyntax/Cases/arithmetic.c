int f(int a, int b) { return a + b * 2 - (a - b) / 3 % 4 << 1 >> 2; }
int g(int a, int b) { return a < b == b > a & a ^ b | a && b || !a; }
int h(int a) { return -a + +a - ~a - - a; }
