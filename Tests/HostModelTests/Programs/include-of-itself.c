/* A file that includes itself until a macro stops it. */
#include <stdio.h>

#ifndef DEPTH
#define DEPTH 0
#define ROW(n) printf("%d\n", n);
static void f(void) {
#include __FILE__
}
int main(void) { f(); return 0; }
#elif DEPTH == 0
#undef DEPTH
#define DEPTH 1
ROW(1)
#include __FILE__
ROW(3)
#elif DEPTH == 1
ROW(2)
#endif
