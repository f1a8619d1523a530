#if 1
a
#elif 1 / 0
b
#elif (((
c
#elif garbage here "
d
#elif 'x
e
#else
f
#endif
#ifdef never
#elif defined(never) || 1
g
#elif ) 3
h
#endif
#if 0
#if (
#elif ]
#else
#endif
#elif 1
i
#endif
