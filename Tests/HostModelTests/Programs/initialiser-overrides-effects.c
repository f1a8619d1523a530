#include <stdio.h>
struct s { int x, y; }; static int g = 4; static int f(int v) { printf("f%d ", v); return v; }
int main(void) { struct { struct s a; int b; } b1 = { .a = (struct s){g, 6}, .a.y = 3 }, b2 = { .a = (struct s){f(1), 6}, .a.y = f(2) }, b3 = { .a = {f(3), f(4)}, .a.y = f(5), .b = f(6) }, b4 = { .a = {f(3), f(4)}, .a = {f(5)}, .b = f(6), .b = f(7) };
 int r[6] = { [0 ... 4] = f(8), [2 ... 3] = f(9), [5] = f(10) }; struct s q[3] = { [0 ... 2] = { f(11), f(12) }, [1].y = f(13) }; struct s q2[3] = { [0 ... 2].x = f(14), [0 ... 2].y = f(15) };
 union { int i; char c[4]; } u = { .i = f(16), .c = { f(17) } };
 struct { int a:4, b:4; int c; } bf = { .c = f(18), .b = f(3), .a = f(2) };
 printf("\n%d %d %d %d %d %d %d %d\n", b1.a.x, b1.a.y, b2.a.x, b2.a.y, b3.a.x, b3.a.y, b4.a.x, b4.a.y); for (int i = 0; i < 6; i++) printf("%d ", r[i]); for (int i = 0; i < 3; i++) printf("%d %d %d %d ", q[i].x, q[i].y, q2[i].x, q2[i].y); printf("%d %d %d %d\n", u.i, bf.a, bf.b, bf.c); return 0; }
