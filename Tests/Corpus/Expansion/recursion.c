#define EVAL(...) EVAL1(EVAL1(__VA_ARGS__))
#define EVAL1(...) EVAL2(EVAL2(__VA_ARGS__))
#define EVAL2(...) __VA_ARGS__
#define EMPTY()
#define DEFER(m) m EMPTY()
#define REPEAT_() REPEAT
#define REPEAT(x) x DEFER(REPEAT_)()(x)
EVAL(REPEAT(8))
