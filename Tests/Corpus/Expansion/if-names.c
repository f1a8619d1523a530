#define A 1
#define B
#define C A
#define D(x) x
#define F defined(A)
#if A && !Z
a
#endif
#if defined A && defined(B) && !defined Z && !defined(Z)
b
#endif
#if C == 1
c
#endif
#if D(A) == 1 && D(0) == 0
d
#endif
#if defined(D)
e
#endif
#if undefined || true
f
#else
g
#endif
#if F
h
#endif
#if D
i
#else
j
#endif
#ifdef B
k
#endif
#ifndef B
l
#endif
