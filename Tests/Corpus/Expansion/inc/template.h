static T NAME(first)(T *from) { return from[0]; }
struct NAME(box) { T value; struct NAME(box) *next; };
#undef T
#undef NAME
