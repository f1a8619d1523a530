/* Definitions and calls as before C89. */
#include <stdio.h>

static int f(a, b) char a; short b; { return a + b; }
g(n) { return n * 2; }
h() { return 7; }
static k;
main(argc) { auto v = 3; register r = 4; const c = 5; extern e;
	printf("%d %d %d\n", f(300, 70000), g(5), h(1, 2, 3));
	printf("%d %d %d %d %d\n", k, v, r, c, e);
	return 0; }
e = 8;
