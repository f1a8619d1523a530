#if 1 ? 2 ? 3 : 0 : 0
a
#endif
#if 0 ? 1 : 0 ? 1 : 2
b
#endif
#if (1 ? 0 : 1) || (0 ? 1 : 0)
c
#else
d
#endif
#if 1 ? 1 : 1 / 0
e
#endif
#if 0 ? 1 / 0 : 1
f
#endif
#if (2 > 1 ? 3 : 4) + (2 < 1 ? 3 : 4) == 7
g
#endif
#if 1 || 0 ? 0 : 1
h
#else
i
#endif
