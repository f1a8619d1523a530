#define CAT_(a, b) a ## b
#define CAT(a, b) CAT_(a, b)
#define UNIQUE(x) CAT(x, __COUNTER__)
__COUNTER__ UNIQUE(a) UNIQUE(b) CAT(__COUNTER__, __COUNTER__)
#define TWO(x) x x
TWO(__COUNTER__) __COUNTER__
