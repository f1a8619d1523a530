#ifndef LEVEL
#define LEVEL 2
#endif
#if LEVEL > 0
#define log1(x) x
#else
#define log1(x)
#endif
#if LEVEL > 1
#define log2(x) log1(x) x
#elif LEVEL > 0
#define log2(x) log1(x)
#endif
#if LEVEL > 2
#define log3(x) x x x
#else
#define log3(x...) do { } while (0)
#endif
log1(a) log2(b) log3(c, d)
#undef LEVEL
#define LEVEL 0
log1(a) log2(b)
#if LEVEL
no
#else
none
#endif
