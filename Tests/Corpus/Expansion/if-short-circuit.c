#if 0 && (1 / 0)
a
#elif 1 || (1 % 0)
b
#endif
#if 1 ? 5 : (3 / 0) && 2
c
#endif
#if 0 && undefined_thing || !0 && 7
d
#endif
#if !defined(nope) || nope > 3
e
#endif
#define nope 2
#if defined(nope) && nope > 3 || nope == 2 && 1
f
#endif
