#define v 1
a v
#undef v
b v
#define v 2
c v
#define w v
d w
#undef v
e w
#define v 3
f w v
#define v 3
#undef unknown
g v
#undef w
w
