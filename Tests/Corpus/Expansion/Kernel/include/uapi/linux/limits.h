#define LIMIT_OF(x) (x##_MAX)
#define name_MAX 255
