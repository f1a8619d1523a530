#include <stdio.h>
struct s { int x, y; }; static struct s ts(void) { return (struct s){7, 8}; }
int main(void) { struct s q = {5, 6}; struct { struct s a; int b; } b1 = { .a = ts(), .a.y = 3 }, b2 = { .a = q, .a.y = 3 }, b3 = { .a = (struct s){5, 6}, .a.y = 3 }; static struct { struct s a; int b; } b4 = { .a = (struct s){5, 6}, .a.y = 3 };
 struct { struct s a[2]; int b; } b5 = { .a = { q, q }, .a[1].x = 3 }; printf("%d %d %d %d %d %d %d %d | %d %d %d %d\n", b1.a.x, b1.a.y, b2.a.x, b2.a.y, b3.a.x, b3.a.y, b4.a.x, b4.a.y, b5.a[0].x, b5.a[0].y, b5.a[1].x, b5.a[1].y); return 0; }
