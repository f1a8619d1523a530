#define OR ||
#define AND &&
#define LP (
#define RP )
#define EQ(a, b) LP (a) == (b) RP
#define IF_ANY(a, ...) (a OR __VA_ARGS__)
#if 0 OR LP 1 AND 1 RP
a
#endif
#if EQ(1 + 1, 2) AND !EQ(1, 2)
b
#endif
#if IF_ANY(0, 0 OR 1)
c
#endif
#define EMPTY
#if EMPTY 1 EMPTY
d
#endif
#if EQ(EQ(1, 1), EQ(2, 2))
e
#endif
#define val() 5
#define val_of(v) v()
#if val() == 5 && val_of(val) == 5 && val == 0
f
#endif
