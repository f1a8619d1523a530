void f(int n) { int a[n], b[n][2 * n], (*c)[n] = 0; static int d[] = { 1, 2 }; char e[sizeof(int[n])]; a[b[0][1]] = 0[a]; }
extern int g[]; int h[2][3], i[(1, 2)];
