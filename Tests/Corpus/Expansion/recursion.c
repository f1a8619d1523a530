#define NOTHING()
#define LATER(m) m NOTHING()
#define SCAN4(...) SCAN2(SCAN2(__VA_ARGS__))
#define SCAN2(...) SCAN1(SCAN1(__VA_ARGS__))
#define SCAN1(...) __VA_ARGS__
#define COUNT(n) n, LATER(COUNT_AGAIN)()(n + 1)
#define COUNT_AGAIN() COUNT
SCAN4(COUNT(0))
SCAN2(COUNT(9)) COUNT(7)
#define EACH(m, x, ...) m(x) __VA_OPT__(LATER(EACH_AGAIN)()(m, __VA_ARGS__))
#define EACH_AGAIN() EACH
#define FIELD(f) int f;
struct s { SCAN4(EACH(FIELD, a, b, c, d, e, f)) };
