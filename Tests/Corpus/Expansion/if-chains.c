#define V 3
#if V == 1
one
#elif V == 2
two
#elif V == 3
three
#elif V == 3
again
#else
other
#endif
#if 0
a
#elif 0
b
#else
c
#endif
#if 1
d
#elif 1 / 0
e
#else
f
#endif
#ifdef V
#ifndef W
g
#else
h
#endif
i
#else
#if 1
j
#endif
#endif
