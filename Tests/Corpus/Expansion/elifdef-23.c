#define A
#ifdef B
b
#elifdef A
a
#else
c
#endif
#ifdef B
#elifndef A
d
#elifndef C
e
#endif
