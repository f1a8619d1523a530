#if 1
#define A yes
#else
#define A no
#endif
A
#ifdef A
#undef A
#define A (redefined)
#endif
A
#if 0
#undef A
#endif
A
#ifndef B
#define B b
#endif
#ifndef B
#define B c
#endif
B
