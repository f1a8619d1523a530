#define TYPES(T) T(char, c, "%c") T(int, i, "%d") T(long, l, "%ld")
#define ABS(t, s, f) t: abs_##s,
#define PRINT(t, s, f) t: f,
#define absolute(x) _Generic((x), TYPES(ABS) default: abs_other)(x)
#define format(x) _Generic((x), TYPES(PRINT) default: "?")
#define PROTO(t, s, f) t abs_##s(t);
TYPES(PROTO)
int r = absolute(absolute(-1) + -2l); printf(format(r), r);
