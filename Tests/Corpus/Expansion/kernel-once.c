#define __UNIQUE_ID(prefix) __PASTE(__PASTE(__UNIQUE_ID_, prefix), __COUNTER__)
#define __PASTE(a, b) ___PASTE(a, b)
#define ___PASTE(a, b) a##b
#define __cmp(op, x, y) ((x) op (y) ? (x) : (y))
#define __cmp_once(op, x, y, unique_x, unique_y) ({ typeof(x) unique_x = (x); typeof(y) unique_y = (y); __cmp(op, unique_x, unique_y); })
#define __careful_cmp(op, x, y) __cmp_once(op, x, y, __UNIQUE_ID(__x), __UNIQUE_ID(__y))
#define min(x, y) __careful_cmp(<, x, y)
min(a, b) min(min(1, 2), 3)
