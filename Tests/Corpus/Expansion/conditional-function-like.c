#define ENABLED(x) x##_on
#define feature_a_on 1
#define feature_b_on 0
#if ENABLED(feature_a)
a
#endif
#if ENABLED(feature_b)
b
#elif ENABLED(feature_c) + 1
c
#endif
#define bigger(x, y) ((x) > (y) ? (x) : (y))
#if bigger(bigger(1, 5), 3) == 5 && bigger(-1, 1u) != 1
d
#endif
#define vers(...) vers_(__VA_ARGS__, 0, 0)
#define vers_(a, b, ...) (a * 100 + b)
#if vers(2, 3) == 203 && vers(4) == 400
e
#endif
