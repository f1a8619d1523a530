#include <stdarg.h>
static int f(int n, ...) { va_list l; va_start(l, n); n = va_arg(l, int); va_end(l); return n; }
int main(void) { int s = 0; for (int i = 0; i < 2000; i++) s += f(1, i); return s != 1999000; }
