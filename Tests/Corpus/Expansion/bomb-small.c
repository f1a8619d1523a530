#define d0(x) x x
#define d1(x) d0(d0(x))
#define d2(x) d1(d1(x))
#define d3(x) d2(d2(x))
d3(a) d3(d1((,))) d2(d2)(b)
#define o1 o o
#define o2 o1 o1
#define o3 o2 o2
#define o4 o3 o3
o4
