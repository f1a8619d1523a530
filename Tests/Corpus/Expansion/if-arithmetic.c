#if 1 + 2 * 3 == 7 && (1 + 2) * 3 == 9
a
#endif
#if -1 > 0u
b
#endif
#if -1 >> 1 == -1 && 1 << 4 == 16
c
#endif
#if 0x7fffffffffffffff + 1 < 0
d
#else
dd
#endif
#if ~0u == 0xffffffffffffffff
e
#endif
#if 10 / 3 == 3 && -10 / 3 == -3 && -10 % 3 == -1
f
#endif
#if 1 ? 2 : 3
g
#endif
#if (1 ? -1 : 0u) > 0
h
#endif
#if !0 + !5 == 1 && - - 3 == 3
i
#endif
#if 'a' == 97 && '\n' == 10 && '\377' < 0
j
#endif
#if 1 || 1 / 0
k
#endif
#if 0 && 1 / 0
l
#else
m
#endif
#if (2 | 1) ^ 1 & 3
n
#endif
#if 1 == 1 == 1 && 5 > 4 > 0 && 0 ? 1 : 0
o
#else
p
#endif
